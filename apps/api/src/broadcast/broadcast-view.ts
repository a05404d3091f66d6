import { LatchkeyError } from '@latchkey/contracts/errors';
import type { BroadcastView, Segment } from '@latchkey/contracts/procedures/broadcast';
import { type BroadcastRow, type OfBroadcast, readBroadcast } from '@latchkey/db/broadcast/read-broadcasts';
import type { Deps } from '../deps.ts';

/** A broadcast as people see it. */
export function broadcastView(row: BroadcastRow, now: Date): BroadcastView {
  const { segment, planId, ...rest } = row;
  const moment = (text: string | null) => (text === null ? null : new Date(text).toISOString());
  return {
    ...rest,
    segment: segmentOf(row),
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
    startsAt: moment(row.startsAt),
    startsInSeconds: row.state === 'scheduled' && row.startsAt ? secondsUntil(row.startsAt, now) : null,
    begunAt: moment(row.begunAt),
    finishedAt: moment(row.finishedAt),
  };
}

function secondsUntil(startsAt: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(startsAt) - now.getTime()) / 1_000));
}

function segmentOf({ segment, planId }: BroadcastRow): Segment {
  if (segment === 'plan' && planId) return { kind: 'plan', planId };
  return { kind: segment === 'grace' ? 'grace' : 'active' };
}

/** @throws {LatchkeyError} `not_found` */
export async function viewOf(
  { database: { db }, clock }: Pick<Deps, 'database' | 'clock'>,
  of: OfBroadcast,
): Promise<BroadcastView> {
  const row = await readBroadcast(db, of);
  if (!row) throw new LatchkeyError('not_found', 'There is no such broadcast.');
  return broadcastView(row, clock.now());
}
