import { randomBytes } from 'node:crypto';
import { badRequest } from '../bot-api-error.ts';
import { type Call, integerParam, jsonParam, textParam } from '../call.ts';
import type { InvoiceRecord } from '../telegram-state.ts';

const monthS = 2_592_000;
const dearestSubscription = 10_000;

/** Reads and keeps the invoice of sendInvoice or createInvoiceLink (Bot API, "Payments"; Stars are `XTR`). */
export function readInvoice(call: Call): InvoiceRecord {
  const currency = required(call, 'currency', 3, 3, 'CURRENCY_INVALID');
  if (currency !== 'XTR') throw badRequest('PAYMENT_PROVIDER_INVALID');
  const invoice: InvoiceRecord = {
    slug: randomBytes(12).toString('base64url'),
    botId: call.bot.user.id,
    title: required(call, 'title', 1, 32, 'INVOICE_TITLE_INVALID'),
    description: required(call, 'description', 1, 255, 'INVOICE_DESCRIPTION_INVALID'),
    payload: required(call, 'payload', 1, 128, 'INVOICE_PAYLOAD_INVALID'),
    currency,
    amount: readAmount(call),
  };
  const period = integerParam(call, 'subscription_period');
  if (period !== undefined) {
    if (period !== monthS) throw badRequest('SUBSCRIPTION_PERIOD_INVALID');
    if (invoice.amount > dearestSubscription) throw badRequest('STARS_AMOUNT_INVALID');
    invoice.subscriptionPeriod = period;
  }
  call.world.state.invoices[invoice.slug] = invoice;
  call.world.changed();
  return invoice;
}

function readAmount(call: Call): number {
  if (textParam(call, 'provider_token')) throw badRequest('PAYMENT_PROVIDER_INVALID');
  const prices = jsonParam(call, 'prices');
  const price: unknown = Array.isArray(prices) && prices.length === 1 ? prices[0] : undefined;
  const amount =
    typeof price === 'object' && price !== null && 'amount' in price ? Number(price.amount) : Number.NaN;
  if (!Number.isSafeInteger(amount) || amount < 1) throw badRequest('STARS_INVOICE_INVALID');
  return amount;
}

function required(call: Call, name: string, min: number, max: number, refusal: string): string {
  const value = textParam(call, name) ?? '';
  const bytes = Buffer.byteLength(value);
  if (bytes < min || (name === 'payload' ? bytes : value.length) > max) throw badRequest(refusal);
  return value;
}

export const invoiceUrl = (invoice: InvoiceRecord) => `https://t.me/$${invoice.slug}`;
