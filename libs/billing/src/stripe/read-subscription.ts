import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { type Gone, orGone } from './or-gone.ts';
import { readCustomer } from './read-customer.ts';
import { type InvoiceHistory, readInvoiceHistory } from './read-invoice-history.ts';
import { Subscription } from './shapes/subscription.ts';
import { subscriptionHead } from './subscription-head.ts';

export interface SubscriptionTarget {
  /** The connected account, `acct_…`. */
  account: string;
  subscriptionId: string;
}

/**
 * What a subscription says now. One request when its latest invoice is paid; up to two more when it is not.
 * Status is reported, not judged (Stripe: How subscriptions work): who may enter is decided elsewhere.
 * `gone` is no end of access: a subscription that ended can still be read, so a missing one is of another account or mode.
 * @throws {BillingFailure} when it could not be read; what was known before stays true then.
 */
export async function readSubscription(
  stripe: Stripe,
  target: SubscriptionTarget,
): Promise<SubscriptionFact | Gone> {
  return orGone(read(stripe, target));
}

async function read(
  stripe: Stripe,
  { account, subscriptionId }: SubscriptionTarget,
): Promise<SubscriptionFact> {
  const subscription = await callStripe(account, async (options) =>
    Subscription.parse(
      await stripe.subscriptions.retrieve(
        subscriptionId,
        { expand: ['latest_invoice.payments', 'customer'] },
        options,
      ),
    ),
  );
  const history = await readInvoiceHistory(stripe, account, subscription);
  const customer = await readCustomer(stripe, account, subscription.customer, history.customerEmail);
  return toFact(subscription, history, customer);
}

function toFact(
  subscription: Subscription,
  history: InvoiceHistory,
  customer: { id: string | null; email: string | null },
): SubscriptionFact {
  return {
    kind: 'subscription',
    ...subscriptionHead(subscription),
    everPaid: history.everPaid,
    unpaidInvoice: history.unpaidInvoice,
    paidInvoice: history.paidInvoice,
    customerId: customer.id,
    customerEmail: customer.email,
  };
}
