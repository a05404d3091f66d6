import type { ChannelId, OrderId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { loadEntitlements } from '@latchkey/db/access/entitlements';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { hasChannel } from '@latchkey/db/channel/has-channel';
import { findLatestEnd } from '@latchkey/db/give/find-latest-end';
import { findComplimentary, openComplimentary } from '@latchkey/db/give/open-complimentary';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { decideFor, settleAccesses } from '../settle/settle-accesses.ts';

const dayMs = 86_400_000;

export interface Giving {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  channelId: ChannelId;
  days: number;
  reason: string;
  /** The same key gives once to the same person. */
  key: string;
}

/** `without_end`: the person is in for good already. `never_sold`: no plan was ever made that opens the channel. */
export type GiveOutcome =
  | { kind: 'given'; orderId: OrderId; until: Date }
  | {
      kind: 'refused';
      reason: 'unknown_subscriber' | 'unknown_channel' | 'blocked' | 'without_end' | 'never_sold';
    };

/**
 * Gives somebody days in a channel for nothing. They come after what the person has paid for or was given, or begin now: so the same act
 * lets somebody in and makes a stay longer.
 */
export async function giveDays(deps: AccessDeps, giving: Giving, act: Act): Promise<GiveOutcome> {
  const { organisationId, subscriberId, channelId } = giving;
  const key = `give:${subscriberId}:${giving.key}`;
  return unitOfWork(named(deps, 'support act'), async (unit): Promise<GiveOutcome> => {
    const { db } = unit;
    if (!(await lockSubscriber(db, giving))) return { kind: 'refused', reason: 'unknown_subscriber' };
    if (!(await hasChannel(db, giving))) return { kind: 'refused', reason: 'unknown_channel' };
    const before = await findComplimentary(db, { organisationId, key });
    if (before?.until) return { kind: 'given', orderId: before.orderId, until: before.until };
    if (await isBlocked(unit, giving, act.at)) return { kind: 'refused', reason: 'blocked' };
    const end = await findLatestEnd(db, { ...giving, now: act.at });
    if (end === 'without_end') return { kind: 'refused', reason: end };
    const from = Math.max(act.at.getTime(), end?.getTime() ?? 0);
    const until = new Date(from + giving.days * dayMs);
    const { at, correlationId } = act;
    const given = { organisationId, subscriberId, channelIds: [channelId], key, until, correlationId, at };
    const orderId = await openComplimentary(db, given);
    if (!orderId) return { kind: 'refused', reason: 'never_sold' };
    const { days, reason } = giving;
    await appendAudit(db, organisationId, act, {
      action: 'order.give',
      targetKind: 'order',
      targetId: orderId,
      detail: { subscriberId, channelId, days, until, reason },
    });
    await settleAccesses(unit, { organisationId, subscriberId, now: at, correlationId });
    return { kind: 'given', orderId, until };
  });
}

async function isBlocked(unit: UnitOfWork, { channelId, ...of }: Giving, now: Date): Promise<boolean> {
  const desire = decideFor(await loadEntitlements(unit.db, { ...of, lock: false }), channelId, now);
  return desire.kind === 'out' && desire.reason === 'blocked';
}
