import { ids } from '../load/numbering.ts';
import { paidInvoice } from './invoice.ts';

/**
 * `invoice.paid` of a connected account, as text with the payment's number left open. Of all events of a first payment it
 * is the one that the peer stores with a single statement and without a call to Stripe.
 */
export function invoicePaidEvent(account: string, nowSeconds: number): string {
  return JSON.stringify({
    id: ids.event,
    object: 'event',
    account,
    api_version: '2026-10-28.endive',
    created: nowSeconds,
    data: { object: paidInvoice(nowSeconds) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: 'invoice.paid',
  });
}
