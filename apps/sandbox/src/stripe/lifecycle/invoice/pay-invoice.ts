import { invalidRequest, StripeError } from '../../http/stripe-error.ts';
import { find, peek } from '../../store/objects.ts';
import type { Invoice } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { createPaymentMethod } from '../payment/create-payment-method.ts';
import { collectInvoice, invoicePaid } from '../subscription/collect-invoice.ts';
import { updateSubscription } from '../subscription/set-status.ts';
import { finalizeInvoice } from './invoice-lifecycle.ts';
import { paymentOf, subscriptionOf } from './invoice-links.ts';

/** `POST /v1/invoices/:id/pay`: one attempt now; a refusal is a 402 with the card's error. */
export function payInvoice(
  scope: Scope,
  id: string,
  given: {
    payment_method?: string | undefined;
    paid_out_of_band?: boolean | undefined;
    off_session?: boolean | undefined;
  },
): Invoice {
  const invoice = payable(scope, id);
  if (given.paid_out_of_band === true) {
    invoicePaid(scope, id);
    return invoice;
  }
  const outcome = collectInvoice(scope, id, {
    method: given.payment_method ?? null,
    present: given.off_session === false,
    authentication: null,
  });
  if (outcome === 'declined' || outcome === 'requires_action') throw cardError(scope, invoice, outcome);
  return invoice;
}

/** The payer pays an open invoice on its page: the method given becomes the subscription's. */
export function payByHand(
  scope: Scope,
  invoiceId: string,
  instrument: string,
  authentication: 'confirm' | 'fail' | null,
) {
  const invoice = payable(scope, invoiceId);
  const customer = find(scope, 'customer', invoice.customer);
  const method = createPaymentMethod(scope, {
    instrument,
    customer: customer.id,
    email: customer.email,
    name: customer.name ?? null,
  });
  const outcome = collectInvoice(scope, invoiceId, { method: method.id, present: true, authentication });
  const subscription = subscriptionOf(invoice);
  if (subscription !== null && (outcome === 'succeeded' || outcome === 'processing')) {
    updateSubscription(scope, subscription, (draft) => {
      draft.default_payment_method = method.id;
    });
  }
  return outcome;
}

/** An invoice that is open, or a draft finalised on the way. */
function payable(scope: Scope, id: string): Invoice {
  const invoice = find(scope, 'invoice', id, 'invoice');
  if (invoice.status === 'draft') {
    const subscription = peek(scope, 'subscription', subscriptionOf(invoice) ?? '');
    return finalizeInvoice(scope, id, subscription?.application_fee_percent ?? null);
  }
  if (invoice.status === 'open' || invoice.status === 'uncollectible') return invoice;
  if (invoice.status === 'paid')
    throw invalidRequest('Invoice is already paid', undefined, 'invoice_already_paid');
  throw invalidRequest(`Invoice is ${invoice.status} and cannot be paid.`, undefined, 'invoice_not_editable');
}

function cardError(scope: Scope, invoice: Invoice, outcome: 'declined' | 'requires_action'): StripeError {
  const id = paymentOf(scope, invoice.id)?.payment.payment_intent;
  const intent = id === undefined ? undefined : peek(scope, 'payment_intent', id);
  const last = intent?.last_payment_error;
  return new StripeError(402, {
    type: 'card_error',
    code:
      outcome === 'requires_action'
        ? 'invoice_payment_intent_requires_action'
        : (last?.code ?? 'card_declined'),
    message:
      outcome === 'requires_action'
        ? 'Payment for this invoice requires additional user action before it can be completed successfully.'
        : (last?.message ?? 'Your card was declined.'),
    ...(last?.decline_code === undefined ? {} : { decline_code: last.decline_code }),
    ...(last?.charge === undefined ? {} : { charge: last.charge }),
    ...(intent === undefined ? {} : { payment_intent: intent }),
  });
}
