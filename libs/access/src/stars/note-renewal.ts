import type { StarsRenewalChange } from '@latchkey/contracts/facts/stars-renewal';
import { loadOrder } from '@latchkey/db/facts/load-order';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { loadSubscription } from '@latchkey/db/stars/load-subscription';
import { writeRenewal } from '@latchkey/db/stars/write-renewal';
import type { AccessDeps } from '../access-deps.ts';
import type { StarsReceiver } from '../apply/apply-stars-payment.ts';

/**
 * Notes what an update says of a subscription's next payment. Nobody leaves by it: what is paid is paid, also when the
 * next payment failed. Updates of one person are stored in order, so the moment of the storing tells which is the newer.
 *
 * @returns `too_early`: the order is ours, and no payment of it is applied yet
 */
export async function noteRenewal(
  deps: AccessDeps,
  change: StarsRenewalChange & { saidAt: Date; updateId: number },
  { organisationId }: StarsReceiver,
): Promise<'noted' | 'older' | 'too_early' | 'not_ours'> {
  return unitOfWork(named(deps, 'Stars update'), async (unit) => {
    const { orderId, payerTelegramId, state, saidAt, updateId } = change;
    const order = orderId ? await loadOrder(unit.db, { organisationId, orderId }) : null;
    if (order?.provider !== 'stars' || order.telegramId !== payerTelegramId) return 'not_ours';
    const subscription = await loadSubscription(unit.db, { organisationId, orderId: order.id });
    if (!subscription) return 'too_early';
    const said = { state, saidAt, updateId, byBot: false };
    const of = { organisationId, subscriptionId: subscription.id };
    return (await writeRenewal(unit.db, of, said)) ? 'noted' : 'older';
  });
}
