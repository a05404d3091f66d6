import type { PaceLine, PaceLines } from '@latchkey/db/schema/telegram-pace';
import { botLimits, bulkLimits, type Limit, limitsOfChat } from './published-limits.ts';

/** A message that wants to go. */
export interface Asking {
  chat: string;
  /** It was asked to come again before: it goes before those that come for the first time. */
  waited: boolean;
  /** It is one of many to whom the same is written: it goes only where there is room beside all others, and joins no line. */
  bulk?: boolean | undefined;
  /** A place that it has missed. */
  givesBack?: number;
  /** It cannot go before this many milliseconds are over. */
  readyInMs?: number;
}

/** `goes`: it has its place at this moment, shortly or at once. Otherwise it comes again then. In milliseconds of the time given. */
export interface Turn {
  goes: boolean;
  at: number;
}

/** A message that reached Telegram this much later than its place was. */
export interface LateMessage {
  chat: string;
  at: number;
  lateMs: number;
}

/**
 * Who can go within this time waits for it on the spot; anybody else makes room. Who has waited before is not sent to the
 * end of the line because the line is a little slow.
 */
const patienceMs = 800;
const patienceAfterWaitMs = 1_500;

const botLine = 'bot';
/** Messages of about a second; half of what is allowed. */
const busyFrom = 15;

/**
 * Gives messages their places, in the order in which they ask. A place is where no limit is exceeded in any stretch
 * that contains it. Who cannot go soon is put into the line of the limit that stands in the way: the line tells when to
 * come again, as far apart as the limit allows, and whoever comes for the first time is behind it. A chat's line holds
 * up nobody else's.
 */
export function takeTurns(
  before: PaceLines,
  asking: readonly Asking[],
  now: number,
): { lines: PaceLines; turns: Turn[] } {
  const lines = copyOf(before);
  const line = (name: string) => (lines[name] ??= { slots: [], until: 0 });
  const turns = asking.map(({ chat, waited, bulk = false, givesBack, readyInMs = 0 }) => {
    const all = [
      { line: line(botLine), limits: bulk ? bulkLimits : botLimits },
      { line: line(chat), limits: limitsOfChat(chat) },
    ];
    if (givesBack !== undefined) for (const one of all) moveSlot(one.line, givesBack, null);
    const from = Math.ceil(now) + readyInMs;
    return bulk ? takeRoom(all, from) : takeTurn(all, waited, from);
  });
  return { lines: withoutPast(lines, now), turns };
}

/** Moves places to when their messages arrived: the stretches of Telegram's own count are around these. */
export function moveLate(before: PaceLines, late: readonly LateMessage[]): PaceLines {
  const lines = copyOf(before);
  for (const { chat, at, lateMs } of late) {
    for (const line of [lines[botLine], lines[chat]]) if (line) moveSlot(line, at, at + lateMs);
  }
  return lines;
}

/** Whether so much goes out that it matters when exactly. */
export function isBusy(lines: PaceLines): boolean {
  return (lines[botLine]?.slots.length ?? 0) >= busyFrom;
}

function moveSlot(line: PaceLine, at: number, to: number | null): void {
  const index = line.slots.indexOf(at);
  if (index >= 0)
    line.slots = line.slots.toSpliced(index, 1, ...(to === null ? [] : [to])).sort((a, b) => a - b);
}

interface Limited {
  line: PaceLine;
  limits: readonly Limit[];
}

function takeTurn(all: readonly Limited[], waited: boolean, now: number): Turn {
  const at = freeInAll(all, now);
  const soon = now + (waited ? patienceAfterWaitMs : patienceMs);
  const behind = waited ? [] : all.filter(({ line }) => line.until > now);
  if (behind.length === 0 && at <= soon) {
    for (const { line } of all) line.slots = [...line.slots, at].sort((a, b) => a - b);
    return { goes: true, at };
  }
  const full = all.filter((one) => freeAt(one, now) > soon);
  const holding = new Set([...behind, ...full]);
  return { goes: false, at: Math.max(at, ...[...holding].map((one) => joinLine(one, now))) };
}

/** Behind everybody who is in a line, and without a place in it. */
function takeRoom(all: readonly Limited[], now: number): Turn {
  const at = freeInAll(all, Math.max(now, ...all.map(({ line }) => line.until)));
  const goes = at <= now + patienceMs && all.every(({ line }) => line.until <= now);
  if (goes) for (const { line } of all) line.slots = [...line.slots, at].sort((a, b) => a - b);
  return { goes, at };
}

/** The next turn of a line: when there is a place, and not before those who are in the line already. */
function joinLine(one: Limited, now: number): number {
  const spacing = Math.max(...one.limits.map(({ count, perMs }) => perMs / count));
  one.line.until = Math.max(freeAt(one, now), one.line.until + spacing);
  return one.line.until;
}

function freeInAll(all: readonly Limited[], from: number): number {
  const at = Math.max(...all.map((one) => freeAt(one, from)));
  return at === from ? at : freeInAll(all, at);
}

/** The first moment from `from` on that leaves every stretch around it within the limits. */
function freeAt({ line, limits }: Limited, from: number): number {
  const at = Math.max(
    ...limits.map(({ count, perMs }) => {
      const near = line.slots.filter((slot) => Math.abs(slot - from) < perMs);
      return near.length < count ? from : (near[near.length - count] as number) + perMs;
    }),
  );
  return at === from ? at : freeAt({ line, limits }, at);
}

/** Slots are replaced as a whole, never changed. */
function copyOf(before: PaceLines): PaceLines {
  return Object.fromEntries(Object.entries(before).map(([name, line]) => [name, { ...line }]));
}

function withoutPast(lines: PaceLines, now: number): PaceLines {
  const left: PaceLines = {};
  for (const [name, line] of Object.entries(lines)) {
    const limits = name === botLine ? botLimits : limitsOfChat(name);
    const since = now - Math.max(...limits.map(({ perMs }) => perMs));
    const slots = line.slots.filter((slot) => slot > since);
    if (slots.length > 0 || line.until > now) left[name] = { slots, until: line.until };
  }
  return left;
}
