import type Stripe from 'stripe';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';
import { expandable } from './shapes/expandable.ts';
import { InvoicePaymentList } from './shapes/invoice-payment.ts';

/** What was paid: an invoice, or a purchase by its payment intent. */
export type Paid = { invoiceId: string } | { paymentIntentId: string };

const Intent = z.object({
  latest_charge: expandable(z.object({ id: z.string().min(1), refunded: z.boolean() })),
});
const Refund = z.object({ status: z.string().nullish() });

/**
 * Gives a payment back in full, or what is left of it (Stripe: Refund and cancel payments). The fact is read from Stripe's
 * objects afterwards, as with any refund.
 *
 * @returns `already` when nothing of it is left to give back
 * @throws {BillingFailure} `faulty` when Stripe refuses it, or there is no payment behind it
 */
export async function giveBack(
  stripe: Stripe,
  of: { account: string; paid: Paid; idempotencyKey: string },
): Promise<'done' | 'already'> {
  const { account, idempotencyKey } = of;
  const intentId =
    'paymentIntentId' in of.paid
      ? of.paid.paymentIntentId
      : await intentOfInvoice(stripe, account, of.paid.invoiceId);
  if (await isRefunded(stripe, account, intentId)) return 'already';
  const status = await callStripe(account, async (options) => {
    const refund = await stripe.refunds.create({ payment_intent: intentId }, { ...options, idempotencyKey });
    return Refund.parse(refund).status;
  });
  if (status === 'failed' || status === 'canceled')
    throw new BillingFailure('faulty', `the refund is ${status}`);
  return 'done';
}

async function intentOfInvoice(stripe: Stripe, account: string, invoice: string): Promise<string> {
  const page = await callStripe(account, async (options) =>
    InvoicePaymentList.parse(await stripe.invoicePayments.list({ invoice }, options)),
  );
  const intent = page.data.find(({ status }) => status === 'paid')?.payment.payment_intent;
  if (!intent)
    throw new BillingFailure('faulty', 'the invoice was not paid by a payment that can be refunded');
  return typeof intent === 'string' ? intent : intent.id;
}

async function isRefunded(stripe: Stripe, account: string, intentId: string): Promise<boolean> {
  const { latest_charge: charge } = await callStripe(account, async (options) =>
    Intent.parse(await stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }, options)),
  );
  return typeof charge === 'object' && charge !== null && charge.refunded;
}
