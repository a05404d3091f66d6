import type { BlockMoneyAct } from '@latchkey/contracts/block/block-money';
import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import type { MoneyTarget } from '@latchkey/db/block/list-pending-money';
import { noteMoneyAct } from '@latchkey/db/block/note-money-act';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Notes what the provider has said to one thing that was to be done about the money of a blocked person. A subscription
 * that was cancelled is read again: the fact is the provider's object, not our call.
 */
export async function settleMoney(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; blockId: BlockId; correlationId: string },
  { act, subject, provider, account, livemode, providerId }: MoneyTarget,
  end: Pick<BlockMoneyAct, 'outcome' | 'obstacle'>,
): Promise<void> {
  const { organisationId, correlationId } = of;
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'block'), async (unit) => {
    if (act === 'cancel' && provider === 'stripe' && end.outcome !== 'by_hand') {
      const target = { account, livemode, objectKind: 'subscription', objectId: providerId } as const;
      await promiseRead(unit, { target, organisationId, correlationId, at });
    }
    await noteMoneyAct(unit.db, of, { act, subject, ...end }, at);
  });
}
