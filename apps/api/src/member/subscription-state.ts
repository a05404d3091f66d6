import { comingCharge } from '@latchkey/access/remind/renewal-reminder';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { MemberPurchase } from '@latchkey/contracts/procedures/member';
import type { StarsRenewal } from '@latchkey/contracts/procedures/stars';
import type { Db } from '@latchkey/db/connect-database';
import type { PurchaseRow } from '@latchkey/db/member/list-purchases';
import { type ChargeFacts, chargeFactsOf } from '@latchkey/db/remind/charge-facts';
import { listSubscriptions } from '@latchkey/db/stars/list-subscriptions';
import { subscriptionView } from '../stars/views.ts';

type Subscription = NonNullable<MemberPurchase['subscription']>;

/** How a subscription goes on, from the facts as they were last read. */
export async function subscriptionState(
  db: Db,
  organisationId: OrganisationId,
  { subscription, amount_minor: amountMinor, currency, interval }: PurchaseRow,
  now: Date,
): Promise<Subscription | null> {
  if (!subscription) return null;
  const { id: subscriptionId } = subscription;
  const facts = chargeFactsOf({ ...subscription, interval });
  const [stars] =
    facts.provider === 'stars' ? await listSubscriptions(db, organisationId, { subscriptionId }) : [];
  const renewal = stars ? subscriptionView(stars).renewal : null;
  const status = statusOf(facts, renewal, now);
  const charge = comingCharge({ ...facts, renewalReminders: true });
  const goesOn = status === 'running' || status === 'trial';
  const isComing = goesOn && charge?.isComing === true && charge.chargeAt > now;
  const card = facts.provider === 'stripe' && status !== 'ended';
  return {
    id: subscriptionId,
    status,
    next: isComing
      ? {
          at: charge.chargeAt.toISOString(),
          amount: subscription.as_ordered ? { amountMinor, currency } : null,
        }
      : null,
    until: (facts.cancelAt ?? facts.paidThrough ?? facts.trialEnd)?.toISOString() ?? null,
    renewal,
    payUrl: facts.hasUnpaidInvoice ? subscription.pay_url : null,
    mayCancel: goesOn || status === 'unpaid',
    mayResume: status === 'ending' && (renewal === null || renewal === 'off'),
    mayChangeCard: card && subscription.customer_id !== null,
  };
}

function statusOf(facts: ChargeFacts, renewal: StarsRenewal | null, now: Date): Subscription['status'] {
  const { status, endedAt, cancelAt, paidThrough, hasUnpaidInvoice } = facts;
  if (endedAt || status === 'canceled' || status === 'incomplete_expired') return 'ended';
  if (renewal !== null) return ofStars(renewal, paidThrough, now);
  if (cancelAt) return 'ending';
  if (hasUnpaidInvoice || status === 'past_due' || status === 'unpaid') return 'unpaid';
  if (status === 'trialing') return 'trial';
  return status === 'active' ? 'running' : 'unclear';
}

function ofStars(renewal: StarsRenewal, paidThrough: Date | null, now: Date): Subscription['status'] {
  if (renewal === 'ended' || (paidThrough !== null && paidThrough <= now)) return 'ended';
  return renewal === 'on' || renewal === 'failed' ? 'running' : 'ending';
}
