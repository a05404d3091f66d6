import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { countKnown, type KnownMembers } from '@latchkey/db/reconcile/count-known';
import { failureOfTelegram } from './failure-of-telegram.ts';
import { type Found, noteDrifts } from './note-drifts.ts';
import { notingOf, type PartStep } from './part-step.ts';

/** Who was looked at since then and seen outside is outside. */
const looksHoldMs = 3_600_000;

/**
 * How many are in a channel's chat against how many are known here: a checksum, because Telegram lists nobody. Somebody
 * unknown is the creator's business: they are counted, and nobody is removed for it.
 */
export const stepCount: PartStep = async (deps, part) => {
  const { channel } = part;
  if (!channel) return { compared: 0, found: 0, cursor: null };
  const count = await deps.census.count(channel);
  if (!count.ok) return failureOfTelegram(count.failure);
  const administrators = await deps.census.administrators(channel);
  if (!administrators.ok) return failureOfTelegram(administrators.failure);
  const noting = notingOf(deps, part);
  const found = await unitOfWork(named(deps, 'reconcile'), async (unit) => {
    const lookedSince = new Date(noting.at.getTime() - looksHoldMs);
    const known = await countKnown(unit.db, {
      ...channel,
      administrators: administrators.value,
      lookedSince,
    });
    const unknown = unknownIn(count.value, administrators.value.length, known);
    const found: Found[] = [];
    if (unknown > 0) {
      found.push({
        kind: 'unknown-in-chat',
        subjectKind: 'channel',
        subjectId: channel.channelId,
        fix: 'none',
        waitsForPerson: true,
        tell: true,
        size: unknown,
        evidence: {
          chat: { members: count.value, administrators: administrators.value.length },
          books: { ...known },
          lookedAt: noting.at,
        },
      });
    }
    const gone = unknown > 0 ? [] : [{ subjectId: channel.channelId, except: [] }];
    await noteDrifts(unit, noting, { found, gone });
    return unknown;
  });
  return { compared: count.value, found, cursor: null };
};

/**
 * How many of a chat's members nobody here knows, at the least: persons with an access who may have gone in unseen are not
 * counted, nor are bots as far as they were seen. Pure.
 */
export function unknownIn(members: number, administrators: number, known: KnownMembers): number {
  const { inside, notLookedAt, strangers, bots } = known;
  return Math.max(members - administrators - inside - notLookedAt - bots, strangers, 0);
}
