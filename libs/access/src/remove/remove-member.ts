import type { BlockId } from '@latchkey/contracts/ids';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { createBlock } from '@latchkey/db/block/create-block';
import { planMoney } from '@latchkey/db/block/plan-money';
import { hasChannel } from '@latchkey/db/channel/has-channel';
import { endSources } from '@latchkey/db/give/end-sources';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import type { Blocking } from '../block/block-subscriber.ts';
import { planBlockMoney } from '../block/plan-block-money.ts';
import { stopOpenMove } from '../move/stop-move.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

export type Removing = Omit<Blocking, 'endsAt'>;

/** `money_goes_on`: a subscription would go on charging for nothing, so it has to be cancelled or given back. */
export type RemoveOutcome =
  | { kind: 'removed'; blockId: BlockId }
  | { kind: 'refused'; reason: 'unknown_subscriber' | 'unknown_channel' | 'money_goes_on' };

/**
 * Ends what entitles somebody and keeps them out for no time: they must leave, and may buy again. What is to become of the money is
 * recorded, and carried out, as a block's is: it is a block that ends when it is made.
 */
export async function removeMember(deps: AccessDeps, removing: Removing, act: Act): Promise<RemoveOutcome> {
  const { organisationId, subscriberId, channelId } = removing;
  const { at, correlationId } = act;
  return unitOfWork(named(deps, 'support act'), async (unit): Promise<RemoveOutcome> => {
    const { db } = unit;
    if (!(await lockSubscriber(db, removing))) return { kind: 'refused', reason: 'unknown_subscriber' };
    if (channelId && !(await hasChannel(db, { organisationId, channelId })))
      return { kind: 'refused', reason: 'unknown_channel' };
    if (removing.money.choice === 'none' && (await goesOn(unit, removing, at)))
      return { kind: 'refused', reason: 'money_goes_on' };
    const blockId = await record(unit, removing, act);
    await endSources(db, { organisationId, subscriberId, channelId, at });
    await settleAccesses(unit, { organisationId, subscriberId, now: at, correlationId });
    await stopOpenMove(unit, { organisationId, subscriberId, accountMoveId: null, by: 'seller' }, act);
    return { kind: 'removed', blockId };
  });
}

async function goesOn(unit: UnitOfWork, removing: Removing, now: Date): Promise<boolean> {
  return (await planMoney(unit.db, { ...removing, choice: 'cancel', now })).length > 0;
}

/** What is to become of the money is found out before the sources are ended, by which it is known. */
async function record(unit: UnitOfWork, removing: Removing, act: Act): Promise<BlockId> {
  const { organisationId, subscriberId, channelId, reason } = removing;
  const { moneyDueAt, ...money } = await planBlockMoney(unit, removing, act.at);
  const block = { organisationId, subscriberId, channelId, reason, endsAt: act.at, dueAt: moneyDueAt };
  const blockId = await createBlock(unit.db, { ...block, ...money }, act);
  const payload = { organisationId, blockId, correlationId: act.correlationId };
  if (moneyDueAt) unit.promise({ name: 'payment.cancelForBlock', payload });
  return blockId;
}
