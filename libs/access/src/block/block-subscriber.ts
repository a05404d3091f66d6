import type { MoneyChoice } from '@latchkey/contracts/block/block-money';
import type { BlockId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import type { BlockRow } from '@latchkey/db/block/block-row';
import { createBlock } from '@latchkey/db/block/create-block';
import { findLiveBlock } from '@latchkey/db/block/find-live-block';
import { hasChannel } from '@latchkey/db/channel/has-channel';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { stopOpenMove } from '../move/stop-move.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import { planBlockMoney } from './plan-block-money.ts';

export interface Blocking {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  /** null: all channels of the organisation. */
  channelId: ChannelId | null;
  reason: string;
  /** null: until it is lifted. */
  endsAt: Date | null;
  money: { choice: MoneyChoice; reason: string | null };
}

/** `blocked_already`: by another block of the same scope, which is to be lifted first. */
export type BlockOutcome =
  | { kind: 'blocked'; blockId: BlockId }
  | { kind: 'refused'; reason: 'unknown_subscriber' | 'unknown_channel' | 'end_passed' | 'blocked_already' };

/**
 * Keeps a person out, whatever is paid, and fixes what is to become of the money; that is carried out by a job afterwards.
 * Their accesses are moved in the same transaction. The same block twice is one.
 */
export async function blockSubscriber(deps: AccessDeps, blocking: Blocking, act: Act): Promise<BlockOutcome> {
  const { organisationId, subscriberId, channelId, endsAt } = blocking;
  const now = act.at;
  if (endsAt && endsAt <= now) return { kind: 'refused', reason: 'end_passed' };
  return unitOfWork(named(deps, 'support act'), async (unit): Promise<BlockOutcome> => {
    const { db } = unit;
    if (!(await lockSubscriber(db, blocking))) return { kind: 'refused', reason: 'unknown_subscriber' };
    if (channelId && !(await hasChannel(db, { organisationId, channelId })))
      return { kind: 'refused', reason: 'unknown_channel' };
    const live = await findLiveBlock(db, { ...blocking, now });
    if (live)
      return isSame(live, blocking)
        ? { kind: 'blocked', blockId: live.id }
        : { kind: 'refused', reason: 'blocked_already' };
    const blockId = await write(unit, blocking, act);
    const { correlationId } = act;
    await settleAccesses(unit, { organisationId, subscriberId, now, correlationId });
    await stopOpenMove(unit, { organisationId, subscriberId, accountMoveId: null, by: 'seller' }, act);
    return { kind: 'blocked', blockId };
  });
}

async function write(unit: UnitOfWork, blocking: Blocking, act: Act): Promise<BlockId> {
  const { organisationId, subscriberId, channelId, reason, endsAt } = blocking;
  const { moneyDueAt, ...money } = await planBlockMoney(unit, blocking, act.at);
  const block = { organisationId, subscriberId, channelId, reason, endsAt, dueAt: moneyDueAt ?? endsAt };
  const blockId = await createBlock(unit.db, { ...block, ...money }, act);
  const payload = { organisationId, blockId, correlationId: act.correlationId };
  if (moneyDueAt) unit.promise({ name: 'payment.cancelForBlock', payload });
  return blockId;
}

function isSame(live: BlockRow, { reason, endsAt, money }: Blocking): boolean {
  return (
    live.reason === reason &&
    live.endsAt?.getTime() === endsAt?.getTime() &&
    live.moneyChoice === money.choice &&
    live.moneyReason === money.reason
  );
}
