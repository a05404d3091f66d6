import type { Money } from '@latchkey/contracts/money';
import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { MinorAmount, moneyIn, StripeCurrency } from './shapes/money-in.ts';
import { UnixTime } from './shapes/unix-time.ts';

/** An invoice, or the receipt of a charge, on Stripe's own page. */
export interface Receipt {
  id: string;
  kind: 'invoice' | 'receipt';
  at: Date;
  amount: Money;
  status: 'paid' | 'open';
  url: string;
}

const Invoices = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1),
      status: z.string().nullish(),
      created: UnixTime,
      total: MinorAmount,
      currency: StripeCurrency,
      hosted_invoice_url: z.string().nullish(),
    }),
  ),
});
const Intent = z.object({
  latest_charge: z
    .object({
      id: z.string().min(1),
      created: UnixTime,
      amount: MinorAmount,
      currency: StripeCurrency,
      receipt_url: z.string().nullish(),
    })
    .nullish(),
});

/** A payer looks back two years of monthly invoices at most. */
const most = 24;

/** The newest invoices of a subscription that its payer can open, drafts and void ones left out. @throws {BillingFailure} */
export async function listInvoices(
  stripe: Stripe,
  { account, subscriptionId }: { account: string; subscriptionId: string },
): Promise<Receipt[]> {
  const { data } = await callStripe(account, async (options) =>
    Invoices.parse(await stripe.invoices.list({ subscription: subscriptionId, limit: most }, options)),
  );
  return data.flatMap(({ id, status, created, total, currency, hosted_invoice_url: url }) =>
    url && (status === 'paid' || status === 'open')
      ? [{ id, kind: 'invoice' as const, at: created, amount: moneyIn(total, currency), status, url }]
      : [],
  );
}

/** The receipt of what was paid once; null where Stripe has none. @throws {BillingFailure} */
export async function readReceipt(
  stripe: Stripe,
  { account, paymentIntentId }: { account: string; paymentIntentId: string },
): Promise<Receipt | null> {
  const { latest_charge: charge } = await callStripe(account, async (options) =>
    Intent.parse(
      await stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] }, options),
    ),
  );
  if (!charge?.receipt_url) return null;
  const { id, created: at, amount, currency, receipt_url: url } = charge;
  return { id, kind: 'receipt', at, amount: moneyIn(amount, currency), status: 'paid', url };
}
