import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectConformance } from './testing/expect-conformance.ts';
import { openCheckout, openShop, type Shop } from './testing/sell.ts';
import { startSandbox, type TestSandbox } from './testing/start-sandbox.ts';

describe('coupons, promotion codes and Stripe Tax', () => {
  let sandbox: TestSandbox;
  let stripe: Stripe;
  let shop: Shop;
  beforeAll(async () => {
    sandbox = await startSandbox();
    ({ stripe } = sandbox);
    shop = await openShop(sandbox);
  });
  afterAll(() => sandbox.stop());

  const code = async (
    coupon: Stripe.CouponCreateParams,
    promotion: Partial<Stripe.PromotionCodeCreateParams> = {},
  ) => {
    const made = await stripe.coupons.create(coupon, shop.options);
    return stripe.promotionCodes.create(
      { promotion: { type: 'coupon', coupon: made.id }, ...promotion },
      shop.options,
    );
  };
  const once = (promotion_code: string) =>
    openCheckout(sandbox, shop, {
      mode: 'payment',
      line_items: [{ price: shop.once.id, quantity: 1 }],
      subscription_data: undefined,
      discounts: [{ promotion_code }],
    } as never);
  const paid = async (session: Stripe.Checkout.Session) => {
    await sandbox.control(`checkout/${session.id}/pay`, { email: 'payer@example.com' });
    return stripe.checkout.sessions.retrieve(session.id, {}, shop.options);
  };
  const invoices = async (session: Stripe.Checkout.Session) => {
    const subscription = String(session.subscription);
    const list = await stripe.invoices.list({ subscription }, shop.options);
    return list.data.toReversed().map(({ total }) => total);
  };

  it('takes off what the code says, counts its uses, and stops at the last one', async () => {
    const promo = await code(
      { percent_off: 20, duration: 'forever' },
      { code: 'Summer', max_redemptions: 1 },
    );
    const session = await paid(await once(promo.id));
    expect(session).toMatchObject({
      amount_subtotal: 2500,
      amount_total: 2000,
      payment_status: 'paid',
      discounts: [{ promotion_code: promo.id, coupon: null }],
    });
    const now = await stripe.promotionCodes.retrieve(promo.id, {}, shop.options);
    expect(now).toMatchObject({ times_redeemed: 1, active: false, code: 'Summer' });
    await expect(once(promo.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('holds for as long as its coupon says', async () => {
    const trying = async (coupon: Stripe.CouponCreateParams) => {
      const promo = await code(coupon);
      return paid(await openCheckout(sandbox, shop, { discounts: [{ promotion_code: promo.id }] }));
    };
    const [first, months, ever] = [
      await trying({ percent_off: 50, duration: 'once' }),
      await trying({ amount_off: 300, currency: 'eur', duration: 'repeating', duration_in_months: 2 }),
      await trying({ percent_off: 100, duration: 'forever' }),
    ];
    for (let month = 0; month < 2; month += 1) await sandbox.advance(31);
    expect(await invoices(first)).toEqual([450, 900, 900]);
    expect(await invoices(months)).toEqual([600, 600, 900]);
    expect(await invoices(ever)).toEqual([0, 0, 0]);
  });

  it('lets the payer type a code where the session allows it', async () => {
    await code({ percent_off: 10, duration: 'once' }, { code: 'TYPED' });
    const session = await openCheckout(sandbox, shop, { allow_promotion_codes: true });
    const pay = (typed: string) =>
      fetch(`${sandbox.url}/stripe/checkout/${session.id}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({
          email: 'a@example.com',
          card: '4242424242424242',
          promotion_code: typed,
        }),
      });
    expect((await pay('NONE')).status).toBe(400);
    expect((await pay('typed')).status).toBe(303);
    expect(await stripe.checkout.sessions.retrieve(session.id, {}, shop.options)).toMatchObject({
      amount_total: 810,
    });
  });

  it('refuses a code of another product, another currency, one that is switched off, and one that is taken', async () => {
    const other = await stripe.products.create({ name: 'Other' }, shop.options);
    const elsewhere = await code({
      percent_off: 10,
      duration: 'once',
      applies_to: { products: [other.id] },
    });
    const dollars = await code({ amount_off: 100, currency: 'usd', duration: 'once' });
    const off = await code({ percent_off: 10, duration: 'once' }, { code: 'OFF' });
    await expect(code({ percent_off: 10, duration: 'once' }, { code: 'off' })).rejects.toThrow(
      /already exists/,
    );
    await stripe.promotionCodes.update(off.id, { active: false }, shop.options);
    for (const { id } of [elsewhere, dollars, off]) {
      await expect(once(id)).rejects.toMatchObject({ statusCode: 400 });
    }
    await code({ percent_off: 10, duration: 'once' }, { code: 'OFF' });
  });

  it('asks for no payment where nothing is left to pay', async () => {
    const promo = await code({ percent_off: 100, duration: 'once' });
    const session = await once(promo.id);
    await sandbox.control(`checkout/${session.id}/pay`, { email: 'payer@example.com' });
    expect(await stripe.checkout.sessions.retrieve(session.id, {}, shop.options)).toMatchObject({
      status: 'complete',
      payment_status: 'no_payment_required',
      payment_intent: null,
    });
  });

  it('calculates taxes only where Stripe Tax is on', async () => {
    const taxed = () => openCheckout(sandbox, shop, { automatic_tax: { enabled: true } });
    expect(await stripe.tax.settings.retrieve({}, shop.options)).toMatchObject({ status: 'pending' });
    await expect(taxed()).rejects.toMatchObject({ code: 'stripe_tax_inactive' });
    await sandbox.control(`accounts/${shop.account}/tax`, { active: true, countries: ['DE'] });
    expect(await stripe.tax.settings.retrieve({}, shop.options)).toMatchObject({ status: 'active' });
    const { data } = await stripe.tax.registrations.list({ status: 'active' }, shop.options);
    expect(data.map(({ country }) => country)).toEqual(['DE']);
    expect(await paid(await taxed())).toMatchObject({ automatic_tax: { enabled: true, status: 'complete' } });
  });

  it('conforms', () => expectConformance(sandbox));
});
