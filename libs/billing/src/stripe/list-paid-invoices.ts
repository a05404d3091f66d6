import type { PaidInvoice } from '@latchkey/contracts/facts/subscription-fact';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { listAll } from './list-all.ts';
import { toPaidInvoice } from './paid-invoice.ts';
import { InvoiceList } from './shapes/invoice.ts';

/** A subscription that is billed every week has as many in ten years. */
const most = 520;

/**
 * The paid invoices of a subscription that were made at or after a moment, newest first.
 * @param of.since null: from its beginning
 * @throws {BillingFailure} when they could not be read
 */
export async function listPaidInvoices(
  stripe: Stripe,
  of: { account: string; subscriptionId: string; since: Date | null },
): Promise<PaidInvoice[]> {
  const { account, subscriptionId: subscription, since } = of;
  const created = since && { created: { gte: Math.floor(since.getTime() / 1_000) } };
  const invoices = await listAll(
    (page) =>
      callStripe(account, async (options) =>
        InvoiceList.parse(
          await stripe.invoices.list(
            { subscription, status: 'paid', ...created, ...page, expand: ['data.payments'] },
            options,
          ),
        ),
      ),
    most,
  );
  return invoices.map(toPaidInvoice);
}
