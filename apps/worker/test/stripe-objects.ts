import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';

type Fields = Record<string, unknown>;
const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
const monthMs = 30 * 86_400_000;

/** A subscription of an order as Stripe shows it, its first invoice paid at `at`; what differs is given. */
export function stripeSubscription(
  of: { orderId: OrderId; organisationId: OrganisationId; at: Date },
  differs: Fields = {},
): Fields {
  const [created, end] = [seconds(of.at), seconds(new Date(of.at.getTime() + monthMs))];
  const key = of.orderId.slice(4);
  return {
    id: `sub_${key}`,
    object: 'subscription',
    status: 'active',
    metadata: { latchkey_order: of.orderId, latchkey_organisation: of.organisationId },
    items: { data: [{ current_period_end: end }] },
    cancel_at: null,
    cancel_at_period_end: false,
    ended_at: null,
    trial_end: null,
    customer: { id: `cus_${key}`, object: 'customer', email: 'ada@example.com' },
    latest_invoice: {
      id: `in_${key}`,
      object: 'invoice',
      status: 'paid',
      currency: 'eur',
      created,
      amount_paid: 1_000,
      amount_remaining: 0,
      status_transitions: { paid_at: created },
      lines: { data: [{ amount: 1_000, period: { end }, parent: { type: 'subscription_item_details' } }] },
    },
    ...differs,
  };
}
