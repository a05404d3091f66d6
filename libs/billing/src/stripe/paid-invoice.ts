import type { PaidInvoice } from '@latchkey/contracts/facts/subscription-fact';
import { latestDate } from './latest-date.ts';
import type { Invoice } from './shapes/invoice.ts';
import { moneyIn } from './shapes/money-in.ts';

type Line = Invoice['lines']['data'][number];

/** A paid invoice as a fact. */
export function toPaidInvoice(invoice: Invoice): PaidInvoice {
  return {
    providerId: invoice.id,
    amount: moneyIn(invoice.amount_paid, invoice.currency),
    paidAt: invoice.status_transitions?.paid_at ?? invoice.created,
    periodEnd: latestDate(periodLines(invoice).map((line) => line.period.end)),
    renewsFrom: renewsFrom(invoice),
    paymentIntentId:
      invoice.payments?.data.find(({ status }) => status === 'paid')?.payment.payment_intent ?? null,
  };
}

/** Where its newest period begins: what is billed besides for an earlier change of plan does not count. */
function renewsFrom(invoice: Invoice): Date | null {
  if (invoice.billing_reason === 'subscription_create') return null;
  const newest = periodLines(invoice).toSorted((a, b) => b.period.end.getTime() - a.period.end.getTime())[0];
  return newest?.period.start ?? null;
}

/** Whether it pays for a period of the subscription, and is not only for something extra. */
export function hasPeriod(invoice: Invoice): boolean {
  return invoice.lines.data.some((line) => isOfSubscription(line) && !isCredit(line));
}

// A credit for unused time may reach far beyond what was paid for now (from yearly to monthly): it pays for nothing.
function isCredit(line: Line): boolean {
  return line.amount < 0;
}

function isOfSubscription(line: Line): boolean {
  return !line.parent || line.parent.type === 'subscription_item_details';
}

function periodLines(invoice: Invoice): Line[] {
  const charged = invoice.lines.data.filter((line) => !isCredit(line));
  const ofSubscription = charged.filter(isOfSubscription);
  return ofSubscription.length > 0 ? ofSubscription : charged;
}
