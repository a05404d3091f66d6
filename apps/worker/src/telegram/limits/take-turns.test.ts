import type { PaceLines } from '@latchkey/db/schema/telegram-pace';
import { beforeEach, describe, expect, test } from 'vitest';
import { moveLate, takeTurns } from './take-turns.ts';

let lines: PaceLines;
beforeEach(() => {
  lines = {};
});

/** Messages that ask together, in this order. @returns when each goes, or comes again (negative) */
function ask(now: number, chats: readonly (string | number)[], waited = false): number[] {
  const taken = takeTurns(
    lines,
    chats.map((chat) => ({ chat: String(chat), waited })),
    now,
  );
  lines = taken.lines;
  return taken.turns.map(({ goes, at }) => (goes ? at : -at));
}

const people = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

/** Has everybody come again when they were told to, a little early or late. @returns when each went, by chat */
function play(
  arrivals: readonly { chat: string; at: number }[],
  jitter: (index: number) => number = () => 0,
): Map<string, number[]> {
  const went = new Map<string, number[]>();
  let waiting = arrivals.map((one) => ({ ...one, waited: false }));
  for (let turns = 0; waiting.length > 0; turns += 1) {
    waiting.sort((a, b) => a.at - b.at);
    const [next, ...rest] = waiting as [(typeof waiting)[0], ...typeof waiting];
    waiting = rest;
    const [at = 0] = ask(next.at, [next.chat], next.waited);
    if (at < 0) waiting.push({ ...next, at: Math.max(next.at + 1, -at + jitter(turns)), waited: true });
    else went.set(next.chat, [...(went.get(next.chat) ?? []), at]);
  }
  return went;
}

/** The most of these moments that lie within any stretch of so many milliseconds. */
function most(moments: Iterable<number>, withinMs: number): number {
  const sorted = [...moments].sort((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + withinMs).length));
}

describe('a bot', () => {
  test('sends a lone message at once', () => {
    expect(ask(5_000, [1])).toEqual([5_000]);
  });

  test('sends thirty within a second, and the others one after the other when there is room', () => {
    const turns = ask(0, people(90));
    expect(turns.slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, index) => 25 * index));
    expect(turns.slice(30, 33).map(Math.round)).toEqual([-1_075, -1_111, -1_147]);
    expect(-(turns[89] as number)).toBeLessThan(1.1 * 3_000);
  });

  test.each([
    ['come back to the millisecond', () => 0],
    ['come back early and late', (index: number) => ((index * 7_919) % 400) - 250],
    ['come back all late, together', (index: number) => 3_000 - ((index * 353) % 3_000)],
  ])('never sends more than thirty in any second, when they %s', (_name, jitter) => {
    const went = play(
      people(200).map((chat) => ({ chat: String(chat), at: (chat * 37) % 900 })),
      jitter,
    );
    const moments = [...went.values()].flat();
    expect(moments).toHaveLength(200);
    expect(most(moments, 1_075)).toBeLessThanOrEqual(30);
  });

  test('needs for a burst hardly more than the limit asks for', () => {
    for (const count of [40, 60, 100, 120, 300, 1_000]) {
      lines = {};
      const went = play(people(count).map((chat) => ({ chat: String(chat), at: 0 })));
      expect(Math.max(...[...went.values()].flat())).toBeLessThan((1.1 * 1_000 * count) / 30);
    }
  });

  test('keeps the order: whoever comes for the first time goes behind the line', () => {
    const first = ask(0, people(60));
    const [late = 0] = ask(1_500, [500]);
    expect(-late).toBeGreaterThan(Math.max(...first.map(Math.abs)));
    expect(ask(1_500, [31], true)).toEqual([1_500]);
  });

  test('is given back a place that was missed, for a later one', () => {
    const missed = ask(0, people(30)).at(-1) as number;
    const asking = { chat: '30', waited: true, givesBack: missed, readyInMs: 60 };
    const taken = takeTurns(lines, [asking], missed + 50);
    expect(taken.turns).toEqual([{ goes: true, at: missed + 110 }]);
    expect(taken.lines.bot?.slots).toHaveLength(30);
    expect(taken.lines['30']?.slots).toEqual([missed + 110]);
  });

  test('has no line any more when everybody in it has had their turn', () => {
    ask(0, people(60));
    expect(ask(3_200, [500])).toEqual([3_200]);
    expect(Object.keys(lines).sort()).toEqual(['500', 'bot']);
  });
});

describe('a chat', () => {
  test('gets one message a second, in the order in which they came', () => {
    const [first = 0, second = 0, third = 0] = ask(0, [7, 7, 7]);
    expect([first, second, third]).toEqual([0, -1_100, -2_200]);
    expect(ask(1_100, [7], true)).toEqual([1_100]);
  });

  test('holds up nobody else', () => {
    ask(0, Array(200).fill(7));
    expect(ask(1, people(20, 100)).every((at) => at >= 25 && at <= 500)).toBe(true);
  });

  test('a second message that is almost due waits on the spot, most patiently when it has waited before', () => {
    ask(0, [7]);
    expect(ask(900, [7])).toEqual([1_100]);
    expect(ask(1_300, [7])).toEqual([-2_200]);
    expect(ask(1_300, [7], true)).toEqual([2_200]);
  });

  test('of a group gets twenty a minute, and no two within a second', () => {
    const group = '-1001234567890';
    const went = play(Array.from({ length: 50 }, () => ({ chat: group, at: 0 }))).get(group) ?? [];
    expect(went).toHaveLength(50);
    expect(most(went, 60_000)).toBeLessThanOrEqual(20);
    expect(most(went, 1_000)).toBe(1);
    expect(Math.max(...went)).toBeLessThan(1.1 * 150_000);
  });
});

test('a message that arrived late counts from then on', () => {
  const went = ask(0, people(30));
  const late = went.slice(0, 2).map((at, index) => ({ chat: String(index + 1), at, lateMs: 90 }));
  lines = moveLate(lines, [...late, { chat: '99', at: 7, lateMs: 500 }]);
  expect(ask(1_000, [40, 41])).toEqual([50 + 1_075, 75 + 1_075]);
  expect(lines['1']?.slots).toEqual([90]);
});

test('what is over is forgotten', () => {
  ask(0, people(100));
  ask(70_000, [-5]);
  expect(lines).toEqual({
    bot: { slots: [70_000], until: expect.any(Number) },
    '-5': { slots: [70_000], until: 0 },
  });
});

describe('messages to many', () => {
  const askBulk = (now: number, chats: readonly number[]): number[] => {
    const taken = takeTurns(
      lines,
      chats.map((chat) => ({ chat: String(chat), waited: false, bulk: true })),
      now,
    );
    lines = taken.lines;
    return taken.turns.map(({ goes, at }) => (goes ? at : -at));
  };

  test('take two thirds of what a bot may send', () => {
    const went = Array.from({ length: 300 }, (_, tick) => askBulk(tick * 25, [1_000 + tick]))
      .flat()
      .filter((at) => at > 0 || Object.is(at, 0));
    expect(most(went, 1_000)).toBe(20);
    expect(went.length).toBeGreaterThan(130);
  });

  test('leave room for another message at any moment: it goes within 50 ms', () => {
    askBulk(0, people(16, 1_000));
    for (const at of [3, 111, 222, 333]) expect(ask(at, [at])[0]).toBeLessThan(at + 50);
  });

  test('leave a third of each second to a burst of others', () => {
    for (let at = 0; at < 1_000; at += 50) askBulk(at, [5_000 + at]);
    expect(ask(1_000, people(9)).every((at) => at >= 1_000 && at < 1_300)).toBe(true);
  });

  test('stand in nobody’s way: behind a line they go not at all and take no place in it', () => {
    const before = ask(0, people(60));
    const untouched = lines;
    expect(askBulk(10, people(5, 1_000)).every((at) => at < 0)).toBe(true);
    expect(lines.bot).toEqual(untouched.bot);
    expect(before.filter((at) => at < 0)).toHaveLength(30);
  });
});
