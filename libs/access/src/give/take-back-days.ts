import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { endComplimentary, lockComplimentary } from '@latchkey/db/give/end-complimentary';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

/**
 * Takes time back that was given for nothing, or what is left of it. Twice changes nothing.
 *
 * @returns null when the organisation has given no such time; false when nothing of it was left
 */
export async function takeBackDays(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; orderId: OrderId; reason: string },
  act: Act,
): Promise<boolean | null> {
  const { organisationId, orderId, reason } = of;
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const subscriberId = await lockComplimentary(unit.db, of);
    if (!subscriberId) return null;
    if (!(await endComplimentary(unit.db, { ...of, at: act.at }))) return false;
    await appendAudit(unit.db, organisationId, act, {
      action: 'order.takeBack',
      targetKind: 'order',
      targetId: orderId,
      detail: { subscriberId, reason },
    });
    const { correlationId } = act;
    await settleAccesses(unit, { organisationId, subscriberId, now: act.at, correlationId });
    return true;
  });
}
