import { z } from 'zod';
import { invalidRequest } from '../http/stripe-error.ts';
import { paymentOf, subscriptionOf } from '../lifecycle/invoice/invoice-links.ts';
import { payByHand } from '../lifecycle/invoice/pay-invoice.ts';
import { openDispute } from '../lifecycle/money/dispute.ts';
import { refundCharge } from '../lifecycle/money/refund.ts';
import { billingFacts } from '../lifecycle/subscription/billing-facts.ts';
import {
  cancelNow,
  scheduleCancel,
  unscheduleCancel,
} from '../lifecycle/subscription/cancel-subscription.ts';
import { pauseSubscription, resumeSubscription } from '../lifecycle/subscription/pause-subscription.ts';
import { renewNow } from '../lifecycle/subscription/renew-subscription.ts';
import { all, find } from '../store/objects.ts';
import type { Scope } from '../store/world.ts';
import { type Controls, holderOf, nothing, optionalAmount } from './control-routes.ts';

const failBody = z.looseObject({ how: z.enum(['decline', '3ds']).optional(), times: optionalAmount });
const cancelBody = z.looseObject({
  when: z.enum(['now', 'period_end', 'cancel_at']).optional(),
  at: z.coerce.number().optional(),
});
const cardBody = z.looseObject({
  card: z.string().optional(),
  authenticate: z.enum(['confirm', 'fail']).optional(),
});

export function subscriptionControls({ on, world }: Controls): void {
  const holder = (id: string) => holderOf(world, 'subscription', id);
  on('subscriptions/:id/fail-next', failBody, (input, id) => {
    const facts = billingFacts(holder(id), id);
    facts.refusal = input.how ?? 'decline';
    facts.refusalsLeft = input.times ?? null;
    world.changed();
    return { ok: true, refusal: facts.refusal };
  });
  on('subscriptions/:id/renew', nothing, (_, id) => {
    renewNow(holder(id), id);
    return find(holder(id), 'subscription', id);
  });
  on('subscriptions/:id/recover', cardBody, (input, id) => {
    const scope = holder(id);
    payByHand(
      scope,
      openInvoiceOf(scope, id),
      input.card ?? '4242424242424242',
      input.authenticate ?? 'confirm',
    );
    return find(scope, 'subscription', id);
  });
  on('subscriptions/:id/cancel', cancelBody, (input, id) => {
    if ((input.when ?? 'now') === 'now')
      return cancelNow(holder(id), id, { reason: 'cancellation_requested' });
    return scheduleCancel(holder(id), id, input.when === 'cancel_at' ? 'cancel_at' : 'flag', input.at);
  });
  on('subscriptions/:id/uncancel', nothing, (_, id) => unscheduleCancel(holder(id), id));
  on('subscriptions/:id/pause', nothing, (_, id) => pauseSubscription(holder(id), id, 'pause_requested'));
  on('subscriptions/:id/resume', nothing, (_, id) => resumeSubscription(holder(id), id));
  on('subscriptions/:id/refund', z.looseObject({ amount: optionalAmount }), (input, id) => {
    const scope = holder(id);
    return refundCharge(scope, {
      charge: lastChargeOf(scope, id),
      amount: input.amount ?? null,
      reason: 'requested_by_customer',
      metadata: {},
      refundApplicationFee: false,
    });
  });
  on('subscriptions/:id/dispute', z.looseObject({ inquiry: z.coerce.boolean().optional() }), (input, id) => {
    const scope = holder(id);
    return openDispute(scope, lastChargeOf(scope, id), {
      inquiry: input.inquiry ?? false,
      reason: 'fraudulent',
    });
  });
  on('invoices/:id/pay', cardBody, (input, id) => {
    const scope = holderOf(world, 'invoice', id);
    const outcome = payByHand(scope, id, input.card ?? '4242424242424242', input.authenticate ?? null);
    return { outcome, invoice: find(scope, 'invoice', id) };
  });
}

function openInvoiceOf(scope: Scope, subscription: string): string {
  const invoice = all(scope, 'invoice').findLast(
    (one) => subscriptionOf(one) === subscription && (one.status === 'open' || one.status === 'draft'),
  );
  if (!invoice) throw invalidRequest('This subscription has no open invoice.');
  return invoice.id;
}

function lastChargeOf(scope: Scope, subscription: string): string {
  const invoice = all(scope, 'invoice').findLast(
    (one) => subscriptionOf(one) === subscription && one.status === 'paid' && one.amount_paid > 0,
  );
  const intent = invoice && paymentOf(scope, invoice.id)?.payment.payment_intent;
  const charge = intent === undefined ? null : find(scope, 'payment_intent', intent).latest_charge;
  if (charge === null) throw invalidRequest('Nothing has been paid for this subscription.');
  return charge;
}
