import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { loadOrder } from '@latchkey/db/facts/load-order';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { askCall } from '@latchkey/db/stars/ask-call';
import { isAsked } from '@latchkey/db/stars/is-asked';
import { loadSubscription, type StarsSubscription } from '@latchkey/db/stars/load-subscription';
import type { AccessDeps } from '../access-deps.ts';

export interface AskedRenewal {
  organisationId: OrganisationId;
  subscriptionId: SubscriptionId;
  kind: 'cancel' | 'reopen';
  /** Set where the payer asks for themselves: nobody else's subscription is found then. */
  payerTelegramId?: number;
  act: Act;
}

/** `already`: nothing is left to ask. `busy`: Telegram has not answered the last request. `of_person`: only the payer can. */
export type RenewalAsked = 'asked' | 'already' | 'unknown' | 'over' | 'busy' | 'of_person';

/**
 * Asks for a subscription in Stars to be cancelled at the end of what is paid, or to be opened for its payer to take up
 * again. Nothing is changed by asking: Telegram's answer does, which the job brings.
 */
export async function askRenewal(deps: AccessDeps, asked: AskedRenewal): Promise<RenewalAsked> {
  const { organisationId, subscriptionId, kind, payerTelegramId, act } = asked;
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const found = await loadSubscription(unit.db, { organisationId, subscriptionId });
    const order = found && (await loadOrder(unit.db, { organisationId, orderId: found.orderId }));
    // As it is under the order's lock.
    const subscription = order && (await loadSubscription(unit.db, { organisationId, subscriptionId }));
    if (!subscription) return 'unknown';
    if (payerTelegramId !== undefined && order.telegramId !== payerTelegramId) return 'unknown';
    const needless = needlessWhy(subscription, kind);
    // To undo what Telegram has not answered yet is not needless, only too early.
    const of = { organisationId, orderId: order.id, subscriptionId, paymentId: null };
    if (needless === 'already' && kind === 'reopen' && (await isAsked(unit.db, of))) return 'busy';
    if (needless) return needless;
    const { correlationId, at } = act;
    const answer = await askCall(unit, { ...of, kind, at, correlationId });
    if (answer === 'busy') return 'busy';
    if (answer === 'asked') {
      const target = { targetKind: 'subscription', targetId: subscriptionId };
      await appendAudit(unit.db, organisationId, act, { action: `stars.${kind}`, ...target });
    }
    return 'asked';
  });
}

function needlessWhy(
  { endedAt, renewal }: StarsSubscription,
  kind: 'cancel' | 'reopen',
): RenewalAsked | null {
  if (endedAt) return 'over';
  const isOff = renewal?.state === 'canceled';
  if (kind === 'cancel') return isOff ? 'already' : null;
  if (!isOff) return 'already';
  return renewal.byBot ? null : 'of_person';
}
