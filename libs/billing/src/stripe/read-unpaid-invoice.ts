import type { SubscriptionStatus, UnpaidInvoice } from '@latchkey/contracts/facts/subscription-fact';
import type Stripe from 'stripe';
import { readCollection } from './read-collection.ts';
import type { Invoice } from './shapes/invoice.ts';
import { moneyIn } from './shapes/money-in.ts';

/**
 * The open invoice as a debt, once its collection has failed. `past_due` and `unpaid` say so by themselves. With any
 * other status an attempt may still be under way (a SEPA debit takes days), so the payment itself has to say that it failed.
 */
export async function readUnpaidInvoice(
  stripe: Stripe,
  account: string,
  status: SubscriptionStatus,
  invoice: Invoice | undefined,
): Promise<UnpaidInvoice | null> {
  const isOverdue = status === 'past_due' || status === 'unpaid';
  if (!invoice || !(isOverdue || invoice.attempted)) return null;
  const collection = await readCollection(stripe, account, invoice.id);
  if (!isOverdue && !collection.failed) return null;
  return {
    providerId: invoice.id,
    amount: moneyIn(invoice.amount_remaining, invoice.currency),
    payUrl: invoice.hosted_invoice_url ?? null,
    failedAt: collection.failedAt,
  };
}
