import { buildSubscription, buildSubscriptionItem } from '../../objects/subscription.ts';
import { emit } from '../../store/emit.ts';
import { newId } from '../../store/new-id.ts';
import { change, find, insert } from '../../store/objects.ts';
import type { Price, Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { periodEndAfter } from '../billing-period.ts';
import { discountOn } from '../discount/discount-of.ts';
import { draftInvoice, finalizeInvoice, settleInvoice } from '../invoice/invoice-lifecycle.ts';
import { applicationId } from '../ledger.ts';
import { billingFacts, currentPeriod } from './billing-facts.ts';
import { linesFor } from './invoice-lines.ts';

export interface StartRequest {
  customer: string;
  items: { price: Price; quantity: number }[];
  metadata: Record<string, string>;
  description: string | null;
  applicationFeePercent: number | null;
  defaultPaymentMethod: string | null;
  trialEnd: number | null;
  missingPaymentMethod: 'cancel' | 'pause' | 'create_invoice';
  coupon: string | null;
}

/** A new subscription with its first invoice: trialing, or incomplete until that invoice is paid. */
export function startSubscription(scope: Scope, request: StartRequest): Subscription {
  const subscription = insertSubscription(scope, request);
  const facts = billingFacts(scope, subscription.id);
  facts.coupon = request.coupon;
  const trial = request.trialEnd !== null;
  const lines = linesFor(scope, subscription, trial);
  const period = currentPeriod(subscription);
  const invoice = draftInvoice(scope, {
    customer: find(scope, 'customer', request.customer),
    subscription,
    lines,
    billingReason: 'subscription_create',
    periodStart: period.start,
    periodEnd: period.start,
    discount: discountOn(scope, subscription.id, lines),
  });
  change(scope, 'subscription', subscription.id, (draft) => {
    draft.latest_invoice = invoice.id;
  });
  emit(scope, 'customer.subscription.created', subscription);
  finalizeInvoice(scope, invoice.id, request.applicationFeePercent);
  if (trial) settleInvoice(scope, invoice.id);
  else facts.unsettled.push(invoice.id);
  return subscription;
}

function insertSubscription(scope: Scope, request: StartRequest): Subscription {
  const now = scope.world.now();
  const id = newId('sub');
  const items = request.items.map(({ price, quantity }) =>
    buildSubscriptionItem({
      id: newId('si'),
      created: now,
      subscription: id,
      price,
      quantity,
      periodStart: now,
      periodEnd: request.trialEnd ?? periodEndAfter(now, price, now),
    }),
  );
  return insert(
    scope,
    'subscription',
    buildSubscription({
      id,
      created: now,
      customer: request.customer,
      currency: request.items[0]?.price.currency ?? scope.account.currency,
      application: applicationId,
      applicationFeePercent: request.applicationFeePercent,
      metadata: request.metadata,
      description: request.description,
      defaultPaymentMethod: request.defaultPaymentMethod,
      items,
      status: request.trialEnd === null ? 'incomplete' : 'trialing',
      billingCycleAnchor: request.trialEnd ?? now,
      trialStart: request.trialEnd === null ? null : now,
      trialEnd: request.trialEnd,
      missingPaymentMethod: request.missingPaymentMethod,
    }),
  );
}
