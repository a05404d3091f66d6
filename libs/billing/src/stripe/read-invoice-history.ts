import type { PaidInvoice, UnpaidInvoice } from '@latchkey/contracts/facts/subscription-fact';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { hasPeriod, toPaidInvoice } from './paid-invoice.ts';
import { readUnpaidInvoice } from './read-unpaid-invoice.ts';
import { Invoice, InvoiceList } from './shapes/invoice.ts';
import type { Subscription } from './shapes/subscription.ts';

export interface InvoiceHistory {
  everPaid: boolean;
  unpaidInvoice: UnpaidInvoice | null;
  paidInvoice: PaidInvoice | null;
  customerEmail: string | null;
}

const pageSize = 20;

/**
 * What was paid and what is owed on a subscription. A paid latest invoice says it all, as Stripe itself judges by the
 * latest one alone; otherwise the last invoices are listed.
 */
export async function readInvoiceHistory(
  stripe: Stripe,
  account: string,
  subscription: Subscription,
): Promise<InvoiceHistory> {
  const latest = await latestInvoice(stripe, account, subscription);
  if (latest?.status === 'paid' && hasPeriod(latest)) {
    return {
      everPaid: true,
      unpaidInvoice: null,
      paidInvoice: toPaidInvoice(latest),
      customerEmail: latest.customer_email ?? null,
    };
  }
  const invoices = await listInvoices(stripe, account, subscription.id);
  const paid = invoices.filter((invoice) => invoice.status === 'paid');
  const last = paid.find(hasPeriod) ?? paid[0];
  return {
    everPaid:
      last !== undefined || (invoices.length === 0 && latest === null && isInGoodStanding(subscription)),
    unpaidInvoice: await readUnpaidInvoice(stripe, account, subscription.status, owed(invoices)),
    paidInvoice: last ? toPaidInvoice(last) : null,
    customerEmail: invoices[0]?.customer_email ?? latest?.customer_email ?? null,
  };
}

async function latestInvoice(
  stripe: Stripe,
  account: string,
  subscription: Subscription,
): Promise<Invoice | null> {
  const latest = subscription.latest_invoice;
  if (typeof latest !== 'string') return latest ?? null;
  return callStripe(account, async (options) =>
    Invoice.parse(await stripe.invoices.retrieve(latest, { expand: ['payments'] }, options)),
  );
}

/** Newest first. The last paid one is fetched too where unpaid ones have pushed it off the page. */
async function listInvoices(stripe: Stripe, account: string, subscription: string): Promise<Invoice[]> {
  return callStripe(account, async (options) => {
    const of = { subscription, expand: ['data.payments'] };
    const page = InvoiceList.parse(await stripe.invoices.list({ ...of, limit: pageSize }, options));
    if (!page.has_more || page.data.some((invoice) => invoice.status === 'paid')) return page.data;
    const paid = await stripe.invoices.list({ ...of, status: 'paid', limit: 1 }, options);
    return [...page.data, ...InvoiceList.parse(paid).data];
  });
}

/** The oldest open one since the last payment: later ones of the same debt must not begin a new grace. */
function owed(newestFirst: Invoice[]): Invoice | undefined {
  const lastPaid = newestFirst.findIndex((invoice) => invoice.status === 'paid');
  const since = lastPaid === -1 ? newestFirst : newestFirst.slice(0, lastPaid);
  return since.findLast((invoice) => invoice.status === 'open');
}

function isInGoodStanding(subscription: Subscription): boolean {
  return subscription.status === 'active' || subscription.status === 'trialing';
}
