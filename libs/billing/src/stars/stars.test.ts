import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, day, orderId, organisationId } from '../../test/objects.ts';
import { checkPreCheckout } from './check-pre-checkout.ts';
import { starsInvoice } from './invoice.ts';
import { readStarsPayment } from './read-payment.ts';
import { readPreCheckout } from './read-pre-checkout.ts';
import { readStarsRefund } from './read-refund.ts';
import { readStarsRenewal } from './read-renewal.ts';
import { readStarsTransaction } from './read-transaction.ts';
import { starsProvider } from './stars-provider.ts';

const price = { amountMinor: 500n, currency: 'XTR' };
const order = { orderId, organisationId, title: 'Gold', description: 'Every post', price, recurring: true };

describe('starsInvoice', () => {
  it('is what createInvoiceLink takes', async () => {
    const invoice = {
      title: 'Gold',
      description: 'Every post',
      payload: orderId,
      provider_token: '',
      currency: 'XTR',
      prices: [{ label: 'Gold', amount: 500 }],
      subscription_period: 2592000,
    };
    expect(starsInvoice(order)).toEqual(invoice);
    expect(starsInvoice({ ...order, recurring: false })).not.toHaveProperty('subscription_period');
    const provider = starsProvider(async (sent) => `https://t.me/$${sent.payload}`);
    const opened = { url: `https://t.me/$${orderId}`, providerId: null, expiresAt: null };
    expect(await provider.openCheckout(order)).toEqual(opened);
  });

  it('keeps within the limits of Telegram, whatever the texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, text, (title, description) => {
        const invoice = starsInvoice({ ...order, title: `A${title}`, description });
        expect(invoice.title.length).toBeGreaterThan(0);
        expect(invoice.title.length).toBeLessThanOrEqual(32);
        expect(invoice.description.length).toBeGreaterThan(0);
        expect(invoice.description.length).toBeLessThanOrEqual(255);
        expect(() => encodeURIComponent(invoice.title), 'half a character').not.toThrow();
        expect(Buffer.byteLength(invoice.payload)).toBeLessThanOrEqual(128);
      }),
    );
  });

  it('does not cut an emoji in half', () => {
    expect(starsInvoice({ ...order, title: `${'a'.repeat(30)}👩‍👩‍👧` }).title).toBe('a'.repeat(30));
  });

  it.each([0n, 10_001n, -1n])('refuses %s Stars', (amountMinor) => {
    expect(() => starsInvoice({ ...order, price: { ...price, amountMinor } })).toThrow();
  });

  it('refuses money and an empty title', () => {
    expect(() => starsInvoice({ ...order, price: { amountMinor: 5n, currency: 'EUR' } })).toThrow();
    expect(() => starsInvoice({ ...order, title: ' ' })).toThrow();
  });
});

const message = (payment = {}) => ({
  message_id: 5,
  date: day(2),
  from: { id: 77, is_bot: false, first_name: 'Ann' },
  chat: { id: 77, type: 'private' },
  successful_payment: {
    currency: 'XTR',
    total_amount: 500,
    invoice_payload: orderId,
    telegram_payment_charge_id: 'stx_1',
    provider_payment_charge_id: 'x',
    ...payment,
  },
});

describe('readStarsPayment', () => {
  it('reads a one-time payment', () => {
    expect(readStarsPayment(message())).toEqual({
      kind: 'stars',
      chargeId: 'stx_1',
      orderId,
      payerTelegramId: 77,
      stars: 500,
      recurring: false,
      firstOfSubscription: false,
      paidThrough: null,
      paidAt: date(2),
    });
  });

  it('reads the first payment of a subscription and a renewal', () => {
    const until = { is_recurring: true, subscription_expiration_date: day(31) };
    const first = readStarsPayment(message({ ...until, is_first_recurring: true }));
    expect(first).toMatchObject({ recurring: true, firstOfSubscription: true, paidThrough: date(31) });
    const renewal = readStarsPayment(message({ ...until, telegram_payment_charge_id: 'stx_2' }));
    expect(renewal).toMatchObject({ recurring: true, firstOfSubscription: false, chargeId: 'stx_2' });
  });

  it('a payload that is not ours is no order, and the money is still told', () => {
    expect(readStarsPayment(message({ invoice_payload: 'gift' }))).toMatchObject({
      orderId: null,
      stars: 500,
    });
  });

  it('what is no payment in Stars is null', () => {
    for (const other of [{}, null, 'x', message({ currency: 'EUR' })])
      expect(readStarsPayment(other)).toBeNull();
  });

  it('money that cannot be read is not passed over', () => {
    expect(() => readStarsPayment(message({ telegram_payment_charge_id: 7 }))).toThrow(
      'telegram_payment_charge_id',
    );
  });
});

describe('readStarsTransaction', () => {
  const user = {
    type: 'user',
    transaction_type: 'invoice_payment',
    user: { id: 77, is_bot: false, first_name: 'Ann' },
  };
  const paid = { id: 'stx_1', amount: 500, date: day(2), source: { ...user, invoice_payload: orderId } };

  it('reads a payment, and a renewal with its period', () => {
    const read = {
      id: 'stx_1',
      direction: 'in',
      stars: 500,
      at: date(2),
      personTelegramId: 77,
      orderId,
      hasPayload: true,
      periodSeconds: null,
    };
    expect(readStarsTransaction(paid)).toEqual(read);
    const source = { ...paid.source, subscription_period: 2_592_000 };
    expect(readStarsTransaction({ ...paid, source })).toEqual({ ...read, periodSeconds: 2_592_000 });
  });

  it('what goes out has a receiver', () => {
    const { source: receiver, ...rest } = paid;
    expect(readStarsTransaction({ ...rest, receiver })).toMatchObject({ id: 'stx_1', direction: 'out' });
    expect(readStarsTransaction(rest)).toMatchObject({ direction: 'out', personTelegramId: null });
  });

  it.each([
    ['no payload', user, { orderId: null, hasPayload: false, personTelegramId: 77 }],
    ['a payload that is not ours', { ...user, invoice_payload: 'x' }, { orderId: null, hasPayload: true }],
    ['Fragment', { type: 'fragment' }, { orderId: null, personTelegramId: null }],
    ['somebody of a kind that we do not know', { type: 'moon' }, { orderId: null, personTelegramId: null }],
  ])('with %s', (_, source, expected) => {
    expect(readStarsTransaction({ ...paid, source })).toMatchObject(expected);
  });

  it.each([{}, null, { ...paid, id: '' }, { ...paid, date: 'now' }, { ...paid, source: 'me' }])(
    'cannot read %j',
    (transaction) => {
      expect(readStarsTransaction(transaction)).toBeNull();
    },
  );
});

describe('readStarsRefund and readStarsRenewal', () => {
  const refunded = { currency: 'XTR', total_amount: 500, telegram_payment_charge_id: 'stx_1' };

  it('reads a refund by the charge that went back', () => {
    const read = { chargeId: 'stx_1', refundedAt: date(2), heardBy: 'message' };
    expect(readStarsRefund({ date: day(2), refunded_payment: refunded })).toEqual(read);
  });

  it('what is no refund in Stars is null; one that cannot be read is told', () => {
    for (const other of [{}, null, message(), { refunded_payment: { ...refunded, currency: 'EUR' } }])
      expect(readStarsRefund(other)).toBeNull();
    expect(() => readStarsRefund({ refunded_payment: refunded })).toThrow('unreadable');
  });

  it('reads what Telegram says of the next payment; a state that we do not know is nothing', () => {
    const change = { user: { id: 77 }, invoice_payload: orderId, state: 'canceled' };
    expect(readStarsRenewal(change)).toEqual({ orderId, payerTelegramId: 77, state: 'canceled' });
    expect(readStarsRenewal({ ...change, invoice_payload: 'x' })).toMatchObject({ orderId: null });
    for (const other of [{ ...change, state: 'paused' }, {}, undefined])
      expect(readStarsRenewal(other)).toBeNull();
  });
});

describe('checkPreCheckout', () => {
  const query = { queryId: 'q', payerTelegramId: 77, orderId, currency: 'XTR', totalAmount: 500 };
  const payable = {
    payerTelegramId: 77,
    price,
    recurring: true,
    paid: null,
    planOnSale: true,
    priceStands: true,
    keptOut: false,
  };

  it('lets an open order be paid', () => {
    expect(checkPreCheckout(query, payable, date(1))).toEqual({ ok: true });
  });

  const paid = { through: date(31) };
  it.each([
    ['unknown_order', null],
    ['other_person', { ...payable, payerTelegramId: 78 }],
    ['price_changed', { ...payable, price: { ...price, amountMinor: 499n } }],
    ['price_changed', { ...payable, price: { ...price, currency: 'EUR' } }],
    ['price_changed', { ...payable, priceStands: false }],
    ['kept_out', { ...payable, keptOut: true }],
    ['not_on_sale', { ...payable, planOnSale: false }],
    ['already_paid', { ...payable, paid }],
    ['already_paid', { ...payable, recurring: false, paid: { through: null } }],
  ])('refuses: %s', (reason, known) => {
    expect(checkPreCheckout(query, known, date(1))).toMatchObject({ ok: false, reason });
  });

  it('a renewal near the end or after it, also of a plan that is off sale', () => {
    const renewing = { ...payable, paid, planOnSale: false, priceStands: false };
    expect(checkPreCheckout(query, renewing, date(27))).toMatchObject({ reason: 'already_paid' });
    expect(checkPreCheckout(query, renewing, date(28))).toEqual({ ok: true });
    expect(checkPreCheckout(query, renewing, date(40))).toEqual({ ok: true });
  });

  it('reads the query of an update', () => {
    const raw = { id: 'q', from: { id: 77 }, currency: 'XTR', total_amount: 500, invoice_payload: orderId };
    expect(readPreCheckout({ ...raw, order_info: {} })).toEqual(query);
    expect(readPreCheckout({ ...raw, invoice_payload: 'x' })).toMatchObject({ orderId: null });
    expect(readPreCheckout({})).toBeNull();
  });
});
