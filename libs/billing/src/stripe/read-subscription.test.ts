import { describe, expect, it } from 'vitest';
import {
  account,
  charge,
  date,
  day,
  intent,
  invoice,
  invoicePayments,
  line,
  list,
  openInvoice,
  orderId,
  subscription,
} from '../../test/objects.ts';
import { type Routes, refusal, stripeStub } from '../../test/stripe-stub.ts';
import { readSubscription } from './read-subscription.ts';

const target = { account, subscriptionId: 'sub_1' };
const sub = (fields = {}) => ({ 'GET /v1/subscriptions/sub_1': { body: subscription(fields) } });
const invoices = (...data: Parameters<typeof list>) => ({ 'GET /v1/invoices': { body: list(...data) } });
const payments = (paymentIntent: unknown) => ({
  'GET /v1/invoice_payments': { body: invoicePayments(paymentIntent) },
});

async function read(...routes: Routes[]) {
  const { stripe, seen } = await stripeStub(Object.assign({}, ...routes));
  const fact = await readSubscription(stripe, target);
  if (fact.kind === 'gone') throw new Error('gone');
  return { ...fact, requests: seen.map((request) => request.path), seen };
}

describe('readSubscription', () => {
  it('reads a paid one in one request, on the right account', async () => {
    const { requests, seen, ...fact } = await read(sub());
    expect(fact).toEqual({
      kind: 'subscription',
      providerId: 'sub_1',
      orderId,
      status: 'active',
      priceIds: ['price_1'],
      periodEnd: date(31),
      trialEnd: null,
      cancelAt: null,
      endedAt: null,
      everPaid: true,
      unpaidInvoice: null,
      paidInvoice: {
        providerId: 'in_1',
        amount: { amountMinor: 900n, currency: 'EUR' },
        paidAt: date(2),
        periodEnd: date(31),
        renewsFrom: null,
        paymentIntentId: 'pi_1',
      },
      customerId: 'cus_1',
      customerEmail: 'buyer@example.com',
    });
    expect(requests).toEqual(['/v1/subscriptions/sub_1']);
    expect(seen[0]?.query.getAll('expand[0]')).toEqual(['latest_invoice.payments']);
    expect(seen[0]?.headers['stripe-account']).toBe(account);
    expect(seen[0]?.headers['stripe-version']).toBe('2026-10-28.endive');
  });

  it('a renewal says where its own period begins, whatever is billed besides for an earlier one', async () => {
    const lines = list(
      { ...line(day(20)), period: { start: day(2), end: day(20) } },
      { ...line(day(31)), period: { start: day(20), end: day(31) } },
    );
    const fact = await read(
      sub({ latest_invoice: invoice({ billing_reason: 'subscription_cycle', lines }) }),
    );
    expect(fact.paidInvoice).toMatchObject({ periodEnd: date(31), renewsFrom: date(20) });
  });

  it('takes the latest end over all items, and the prices of all', async () => {
    const items = list(
      { price: { id: 'price_1' }, current_period_end: day(31) },
      { price: 'price_2', current_period_end: day(40) },
    );
    const fact = await read(sub({ items }));
    expect(fact.periodEnd).toEqual(date(40));
    expect(fact.priceIds).toEqual(['price_1', 'price_2']);
  });

  it.each([
    ['by the flag', { cancel_at_period_end: true }, date(31)],
    ['by a date', { cancel_at: day(25) }, date(25)],
    ['by both', { cancel_at: day(31), cancel_at_period_end: true }, date(31)],
    ['undone', {}, null],
  ])('a cancellation to come, %s', async (_name, fields, cancelAt) => {
    expect((await read(sub(fields))).cancelAt).toEqual(cancelAt);
  });

  it('a status we do not know is unknown', async () => {
    expect((await read(sub({ status: 'hibernating' }))).status).toBe('unknown');
  });

  it('metadata that is not ours, or odd, is no order', async () => {
    for (const metadata of [{}, { latchkey_order: 'ord_x' }, null, 'x']) {
      expect((await read(sub({ metadata }))).orderId).toBeNull();
    }
  });

  describe('what is owed', () => {
    it('past_due: the open invoice, the time of the failed card charge, and the last paid one', async () => {
      const failed = intent({
        status: 'requires_payment_method',
        latest_charge: charge({ status: 'failed', created: day(21) }),
      });
      const fact = await read(
        sub({ status: 'past_due', latest_invoice: openInvoice() }),
        invoices(openInvoice(), invoice()),
        payments(failed),
      );
      expect(fact).toMatchObject({
        status: 'past_due',
        everPaid: true,
        paidInvoice: { providerId: 'in_1', periodEnd: date(31) },
        unpaidInvoice: {
          providerId: 'in_open',
          amount: { amountMinor: 900n, currency: 'EUR' },
          payUrl: 'https://pay.example.com/in_1',
          failedAt: date(21),
        },
      });
      expect(fact.requests).toHaveLength(3);
    });

    it('a failed debit does not tell its time: it was charged days before it failed', async () => {
      const debit = charge({
        status: 'failed',
        created: day(15),
        payment_method_details: { type: 'sepa_debit' },
      });
      const fact = await read(
        sub({ status: 'past_due', latest_invoice: openInvoice() }),
        invoices(openInvoice(), invoice()),
        payments(intent({ status: 'requires_payment_method', latest_charge: debit })),
      );
      expect(fact.unpaidInvoice).toMatchObject({ providerId: 'in_open', failedAt: null });
    });

    it('a debit under way is not owed, though the invoice is open and was attempted', async () => {
      const fact = await read(
        sub({ latest_invoice: openInvoice() }),
        invoices(openInvoice(), invoice()),
        payments(intent({ status: 'processing' })),
      );
      expect(fact).toMatchObject({ status: 'active', everPaid: true, unpaidInvoice: null });
    });

    it('still active, but the payment says that it failed: owed', async () => {
      const fact = await read(
        sub({ latest_invoice: openInvoice() }),
        invoices(openInvoice(), invoice()),
        payments(intent({ status: 'requires_action' })),
      );
      expect(fact.unpaidInvoice?.providerId).toBe('in_open');
    });

    it('the payment does not tell, or cannot be asked: the status decides', async () => {
      const unsupported = { 'GET /v1/invoice_payments': refusal(404, {}) };
      for (const extra of [payments('pi_1'), unsupported, {}]) {
        const owing = [invoices(openInvoice(), invoice()), extra];
        const overdue = await read(sub({ status: 'past_due', latest_invoice: openInvoice() }), ...owing);
        expect(overdue.unpaidInvoice).toMatchObject({ providerId: 'in_open', failedAt: null });
        expect((await read(sub({ latest_invoice: openInvoice() }), ...owing)).unpaidInvoice).toBeNull();
      }
    });

    it('the oldest open invoice since the last payment: the next month begins no new grace', async () => {
      const later = openInvoice({ id: 'in_later', created: day(25) });
      const fact = await read(
        sub({ status: 'past_due', latest_invoice: later }),
        invoices(later, openInvoice(), invoice(), openInvoice({ id: 'in_old' })),
        payments(intent({ status: 'requires_payment_method' })),
      );
      expect(fact.unpaidInvoice?.providerId).toBe('in_open');
    });

    it('uncollectible, void and draft are not owed', async () => {
      for (const status of ['uncollectible', 'void', 'draft', 'novel']) {
        const latest = openInvoice({ status });
        const fact = await read(sub({ latest_invoice: latest }), invoices(latest, invoice()));
        expect(fact).toMatchObject({ everPaid: true, unpaidInvoice: null });
      }
    });

    it('the last payment is found behind a page of unpaid ones', async () => {
      const drafts = { ...list(openInvoice({ status: 'draft' })), has_more: true };
      const fact = await read(sub({ status: 'unpaid', latest_invoice: openInvoice({ status: 'draft' }) }), {
        'GET /v1/invoices': ({ query }) => ({
          body: query.get('status') === 'paid' ? list(invoice()) : drafts,
        }),
      });
      expect(fact).toMatchObject({ everPaid: true, paidInvoice: { providerId: 'in_1' } });
    });
  });

  describe('was it ever paid', () => {
    it('a first payment that is not there: no', async () => {
      const fact = await read(
        sub({ status: 'active', latest_invoice: openInvoice() }),
        invoices(openInvoice()),
        payments(intent({ status: 'processing' })),
      );
      expect(fact).toMatchObject({ everPaid: false, paidInvoice: null, unpaidInvoice: null });
    });

    it('a free trial: its invoice of nothing counts', async () => {
      const free = invoice({ amount_paid: 0, lines: list(line(day(14), { amount: 0 })) });
      const fact = await read(sub({ status: 'trialing', trial_end: day(14), latest_invoice: free }));
      expect(fact).toMatchObject({
        everPaid: true,
        trialEnd: date(14),
        paidInvoice: { periodEnd: date(14) },
      });
    });

    it.each([
      ['active', true],
      ['trialing', true],
      ['incomplete', false],
      ['paused', false],
      ['canceled', false],
    ])('no invoice at all, %s: %s', async (status, everPaid) => {
      expect((await read(sub({ status, latest_invoice: null }), invoices())).everPaid).toBe(everPaid);
    });
  });

  describe('paid through', () => {
    it('a credit for unused time does not reach further than what was paid', async () => {
      const lines = list(line(day(300), { amount: -5000 }), line(day(31)));
      expect((await read(sub({ latest_invoice: invoice({ lines }) }))).paidInvoice?.periodEnd).toEqual(
        date(31),
      );
    });

    it('an invoice for something extra does not shorten the period', async () => {
      const parent = { type: 'invoice_item_details' };
      const extra = invoice({ id: 'in_extra', lines: list(line(day(5), { parent })) });
      const fact = await read(sub({ latest_invoice: extra }), invoices(extra, invoice()));
      expect(fact.paidInvoice).toMatchObject({ providerId: 'in_1', periodEnd: date(31) });
    });

    it('paused by a failed payment keeps what was paid', async () => {
      const fact = await read(
        sub({ status: 'paused', latest_invoice: openInvoice({ status: 'void' }) }),
        invoices(openInvoice({ status: 'void' }), invoice()),
      );
      expect(fact).toMatchObject({ status: 'paused', everPaid: true, unpaidInvoice: null });
    });
  });

  describe('a server that ignores expand', () => {
    it('fetches the invoice, and takes the address from it', async () => {
      const fact = await read(sub({ latest_invoice: 'in_1', customer: 'cus_1' }), {
        'GET /v1/invoices/in_1': { body: invoice() },
      });
      expect(fact).toMatchObject({ everPaid: true, customerId: 'cus_1', customerEmail: 'buyer@example.com' });
      expect(fact.requests).toEqual(['/v1/subscriptions/sub_1', '/v1/invoices/in_1']);
    });

    it('fetches the customer only where the invoice does not tell', async () => {
      const fact = await read(sub({ latest_invoice: 'in_1', customer: 'cus_1' }), {
        'GET /v1/invoices/in_1': { body: invoice({ customer_email: null }) },
        'GET /v1/customers/cus_1': { body: { id: 'cus_1', email: 'buyer@example.org' } },
      });
      expect(fact.customerEmail).toBe('buyer@example.org');
    });

    it('a deleted customer has no address', async () => {
      const customer = { id: 'cus_1', object: 'customer', deleted: true };
      const latest_invoice = invoice({ customer_email: null });
      expect((await read(sub({ customer, latest_invoice }))).customerEmail).toBeNull();
    });
  });

  describe('when it cannot be read', () => {
    it('a missing subscription is gone, and one behind it too', async () => {
      const { stripe } = await stripeStub({});
      expect(await readSubscription(stripe, target)).toEqual({ kind: 'gone' });
    });

    it('an account that is lost is a failure, never the end of a subscription', async () => {
      const lost = refusal(403, { code: 'account_invalid' });
      const { stripe } = await stripeStub({ 'GET /v1/subscriptions/sub_1': lost });
      await expect(readSubscription(stripe, target)).rejects.toMatchObject({ kind: 'account_lost' });
    });

    it('an answer that we cannot read is faulty and names the field, not its value', async () => {
      const { stripe } = await stripeStub(sub({ items: 'sub_secret_value' }));
      await expect(readSubscription(stripe, target)).rejects.toMatchObject({
        kind: 'faulty',
        message: 'unreadable answer: items invalid_type',
      });
    });
  });
});
