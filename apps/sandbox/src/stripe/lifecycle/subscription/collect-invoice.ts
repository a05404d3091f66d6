import { emit } from '../../store/emit.ts';
import { idOf } from '../../store/id-of.ts';
import { change, find } from '../../store/objects.ts';
import type { Invoice, Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { countAttempt, settleInvoice } from '../invoice/invoice-lifecycle.ts';
import { paymentOf, subscriptionOf } from '../invoice/invoice-links.ts';
import { confirmIntent, type PaymentOutcome } from '../payment/confirm-intent.ts';
import { applyPendingChange } from './apply-pending-change.ts';
import { billingFacts, forgetUnsettled, paymentMethodOf } from './billing-facts.ts';
import { cancelNow } from './cancel-subscription.ts';
import { isEnded, setStatus } from './set-status.ts';

export interface Collection {
  /** Null: the method that the subscription or customer has. */
  method: string | null;
  present: boolean;
  authentication: 'confirm' | 'fail' | null;
}

export const unattended: Collection = { method: null, present: false, authentication: null };

/** Tries to collect an open invoice and lets its subscription follow. */
export function collectInvoice(scope: Scope, id: string, how: Collection): PaymentOutcome {
  const invoice = find(scope, 'invoice', id);
  const subscription = subscriptionFor(scope, invoice);
  if (invoice.amount_due === 0) {
    settleInvoice(scope, id);
    if (subscription) followPayment(scope, subscription.id, id);
    return 'succeeded';
  }
  const outcome = attempt(scope, invoice, subscription, how);
  if (outcome === 'processing') awaitMoney(scope, id);
  if (outcome === 'succeeded') invoicePaid(scope, id);
  if (outcome === 'declined' || outcome === 'requires_action') invoiceFailed(scope, id, outcome, how.present);
  return outcome;
}

/** The money of an invoice is there. */
export function invoicePaid(scope: Scope, id: string): void {
  settleInvoice(scope, id);
  const subscription = subscriptionOf(find(scope, 'invoice', id));
  if (subscription !== null) followPayment(scope, subscription, id);
}

/** The money of an invoice did not come: say so, plan the next attempt or do what the account's settings say. */
export function invoiceFailed(
  scope: Scope,
  id: string,
  outcome: 'declined' | 'requires_action',
  present: boolean,
): void {
  const invoice = find(scope, 'invoice', id);
  const subscription = subscriptionFor(scope, invoice);
  if (!present) planNextAttempt(scope, invoice, subscription);
  if (outcome === 'requires_action') emit(scope, 'invoice.payment_action_required', invoice);
  emit(scope, 'invoice.payment_failed', invoice);
  if (!subscription || isEnded(subscription)) return;
  if (billingFacts(scope, subscription.id).pendingChange?.invoice === id) return;
  if (subscription.status === 'active' || subscription.status === 'trialing')
    setStatus(scope, subscription.id, 'past_due');
  const exhausted = !present && invoice.next_payment_attempt === null && subscription.status === 'past_due';
  if (exhausted) giveUp(scope, subscription);
}

/** past_due, unpaid and incomplete end when the latest invoice is settled. */
export function followPayment(scope: Scope, subscriptionId: string, invoiceId: string): void {
  const facts = billingFacts(scope, subscriptionId);
  facts.refusal = null;
  facts.refusalsLeft = null;
  forgetUnsettled(scope, subscriptionId, invoiceId);
  applyPendingChange(scope, subscriptionId, invoiceId);
  const subscription = find(scope, 'subscription', subscriptionId);
  const owing = ['incomplete', 'past_due', 'unpaid'].includes(subscription.status);
  if (owing && subscription.latest_invoice === invoiceId) setStatus(scope, subscriptionId, 'active');
}

function attempt(
  scope: Scope,
  invoice: Invoice,
  subscription: Subscription | null,
  how: Collection,
): PaymentOutcome {
  countAttempt(scope, invoice.id);
  const customer = find(scope, 'customer', invoice.customer);
  const method =
    how.method ??
    (subscription
      ? paymentMethodOf(scope, subscription)
      : idOf(customer.invoice_settings.default_payment_method));
  const intent = paymentOf(scope, invoice.id)?.payment.payment_intent;
  if (method === null || intent === undefined) return 'declined';
  return confirmIntent(scope, intent, {
    method,
    present: how.present,
    authentication: how.authentication,
    refusal: how.present || !subscription ? null : takeRefusal(scope, subscription.id),
  });
}

/** Nothing is tried again while a debit is on its way. */
function awaitMoney(scope: Scope, id: string): void {
  change(scope, 'invoice', id, (draft) => {
    draft.next_payment_attempt = null;
  });
}

function takeRefusal(scope: Scope, subscription: string) {
  const facts = billingFacts(scope, subscription);
  const { refusal } = facts;
  if (facts.refusalsLeft !== null && refusal !== null) {
    facts.refusalsLeft -= 1;
    if (facts.refusalsLeft <= 0) {
      facts.refusal = null;
      facts.refusalsLeft = null;
    }
  }
  return refusal;
}

function planNextAttempt(scope: Scope, invoice: Invoice, subscription: Subscription | null): void {
  const { retryDays } = scope.account.settings;
  const retried = subscription !== null && !['incomplete', 'unpaid'].includes(subscription.status);
  const days = retried ? retryDays[invoice.attempt_count - 1] : undefined;
  const since = invoice.status_transitions.finalized_at ?? scope.world.now();
  change(scope, 'invoice', invoice.id, (draft) => {
    const earliest = scope.world.now() + 86_400;
    draft.next_payment_attempt = days === undefined ? null : Math.max(earliest, since + days * 86_400);
    if (days === undefined) draft.auto_advance = false;
  });
}

function giveUp(scope: Scope, subscription: Subscription): void {
  const { afterRetries } = scope.account.settings;
  if (afterRetries === 'cancel') cancelNow(scope, subscription.id, { reason: 'payment_failed' });
  if (afterRetries === 'unpaid') setStatus(scope, subscription.id, 'unpaid');
}

function subscriptionFor(scope: Scope, invoice: Invoice): Subscription | null {
  const id = subscriptionOf(invoice);
  return id === null ? null : find(scope, 'subscription', id);
}
