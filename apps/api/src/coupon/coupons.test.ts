import type { UsedCode } from '@latchkey/contracts/procedures/checkout';
import type { CouponView } from '@latchkey/contracts/procedures/coupon';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  Object.assign(api.stripe.state, { down: false, uses: 0, taxActive: false });
  seller = await makeSeller(api.db);
  const { caller, userId } = await signUp(api);
  owner = caller;
  await addMember(api.db, seller.organisationId, userId, 'owner');
  api.stripe.calls.length = 0;
});
afterAll(() => api.close());

const terms = {
  code: 'summer-20',
  off: { kind: 'percent', percent: 20 },
  lasts: { duration: 'repeating', months: 3 },
};
const dollars = { kind: 'amount', amount: { amountMinor: '300', currency: 'USD' } };
const create = (input: object = {}) => call(api, 'coupon.create', { ...terms, ...input }, owner);
const buy = (input: object = {}) =>
  call(api, 'checkout.create', { planId: seller.plans.monthly.planId, ...input });
const bodyOf = (path: string) =>
  new URLSearchParams(
    api.stripe.calls.findLast((each) => each.path === path && each.method === 'POST')?.body,
  );

test('a coupon is a coupon and a promotion code on the seller’s account, with its limits on the code', async () => {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const planIds = [seller.plans.monthly.planId];
  const made = await create({ maxUses: 5, expiresAt, planIds });
  expect(made.data).toMatchObject({
    code: 'SUMMER-20',
    state: 'live',
    uses: 0,
    maxUses: 5,
    planIds,
    expiresAt,
  });
  expect(Object.fromEntries(bodyOf('/v1/coupons'))).toMatchObject({
    percent_off: '20',
    duration: 'repeating',
    duration_in_months: '3',
    'applies_to[products][0]': 'prod_of_the_plan',
  });
  expect(Object.fromEntries(bodyOf('/v1/promotion_codes'))).toMatchObject({
    code: 'SUMMER-20',
    max_redemptions: '5',
    expires_at: String(Math.floor(Date.parse(expiresAt) / 1000)),
  });
  expect(api.stripe.calls.every(({ account }) => account === seller.account)).toBe(true);
});

test('its uses are those that Stripe counts; with Stripe away those it counted last', async () => {
  await create({ maxUses: 2 });
  api.stripe.state.uses = 2;
  const list = async () => (await call(api, 'coupon.list', {}, owner)).data as CouponView[];
  expect(await list()).toMatchObject([{ uses: 2, state: 'used_up' }]);
  api.stripe.state.down = true;
  expect(await list()).toMatchObject([{ uses: 2, state: 'used_up' }]);
});

test('a code goes with the checkout; without one Stripe’s page takes one, where there are any', async () => {
  await buy();
  expect(bodyOf('/v1/checkout/sessions').has('allow_promotion_codes')).toBe(false);
  await create();
  await buy();
  expect(bodyOf('/v1/checkout/sessions').get('allow_promotion_codes')).toBe('true');
  const { data } = await buy({ code: ' Summer-20 ' });
  expect(bodyOf('/v1/checkout/sessions').get('discounts[0][promotion_code]')).toMatch(/^promo_/);
  const { orderId } = data as { orderId: string };
  const [order] = await api.database.sql`select promotion_code from "order" where id = ${orderId}`;
  expect(order?.promotion_code).toBe('SUMMER-20');
});

test.each([
  ['unknown', {}, 'WINTER'],
  ['of another plan', { planIds: 'other' }, 'SUMMER-20'],
  ['of another currency', { off: dollars }, 'SUMMER-20'],
  ['expired', { expired: true }, 'SUMMER-20'],
  ['ended', { ended: true }, 'SUMMER-20'],
])('a code that is %s is told at its field, and nothing is opened', async (_, how, code) => {
  const { planIds, expired, ended, ...input } = how as Record<string, unknown>;
  const made = await create({ ...input, ...(planIds ? { planIds: [seller.plans.once.planId] } : {}) });
  const { id: couponId } = made.data as CouponView;
  if (expired)
    await api.database.sql`update coupon set expires_at = now() - interval '1 hour' where id = ${couponId}`;
  if (ended)
    expect((await call(api, 'coupon.end', { couponId }, owner)).data).toMatchObject({ state: 'ended' });
  const before = api.stripe.calls.length;
  expect(await buy({ code })).toMatchObject({
    errorCode: 'invalid_input',
    message: expect.stringMatching(/^code: /),
  });
  expect(api.stripe.calls).toHaveLength(before);
});

const use = async (code: string, planId = seller.plans.monthly.planId, caller: Caller = {}) =>
  (await call(api, 'checkout.useCode', { planId, code }, caller)).data as UsedCode;

test('the plan’s page says before the payment what a coupon takes off, and that is what Stripe is told', async () => {
  await create({ off: { kind: 'percent', percent: 15 } });
  const used = await use('summer-20');
  expect(used).toMatchObject({
    kind: 'discount',
    code: 'SUMMER-20',
    lasts: { duration: 'repeating', months: 3 },
    prices: [{ amount: { amountMinor: '850', currency: 'EUR' } }],
  });
  if (used.kind !== 'discount') throw new Error('not a discount');
  await buy({ code: used.code, priceId: used.prices[0]?.id });
  expect(bodyOf('/v1/checkout/sessions').get('discounts[0][promotion_code]')).toMatch(/^promo_/);
});

test.each([
  ['unknown', {}, 'WINTER', 'unknown'],
  ['of another currency', { off: dollars }, 'SUMMER-20', 'other_currency'],
  ['of another plan', {}, 'SUMMER-20', 'other_plan'],
  ['of a plan that is not sold by card', {}, 'SUMMER-20', 'unknown'],
])('a code that is %s is told apart', async (what, terms, code, reason) => {
  const { once, stars } = seller.plans;
  await create({ ...terms, ...(what === 'of another plan' ? { planIds: [once.planId] } : {}) });
  const planId = what.includes('by card') ? stars.planId : undefined;
  expect(await use(code, planId)).toEqual({ kind: 'refused', reason });
});

test('the same field takes an access code, which opens the plan; why it does not is said as well', async () => {
  const { planId } = seller.plans.monthly;
  await create({ code: 'BOTH' });
  await call(api, 'accessCode.create', { planId, code: 'FRIENDS', maxUses: 1 }, owner);
  const answer = await call(api, 'checkout.useCode', { planId, code: 'friends' });
  expect(answer.data).toEqual({ kind: 'opened', orderId: expect.stringMatching(/^ord_/) });
  const cookie = answer.cookies[0]?.split(';')[0] ?? '';
  expect(await use('FRIENDS', planId, { cookie })).toEqual(answer.data);
  expect(await use('FRIENDS')).toEqual({ kind: 'refused', reason: 'used_up' });
  await call(api, 'accessCode.create', { planId: seller.plans.once.planId, code: 'BOTH' }, owner);
  expect(await use('BOTH')).toMatchObject({ kind: 'discount' });
  expect(await use('BOTH', seller.plans.once.planId)).toMatchObject({ kind: 'opened' });
});

test('ended at Stripe first; the code is free again', async () => {
  const { id: couponId } = (await create()).data as CouponView;
  expect(await create()).toMatchObject({
    errorCode: 'invalid_input',
    message: expect.stringMatching(/^code: /),
  });
  api.stripe.state.down = true;
  expect(await call(api, 'coupon.end', { couponId }, owner)).toMatchObject({
    errorCode: 'provider_unavailable',
  });
  api.stripe.state.down = false;
  await call(api, 'coupon.end', { couponId }, owner);
  expect(api.stripe.calls.at(-1)).toMatchObject({
    path: expect.stringMatching(/promotion_codes.promo_/),
    body: 'active=false',
  });
  expect((await create()).status).toBe(200);
});

test('the same key with another code is another purchase', async () => {
  await create();
  const idempotencyKey = 'a-double-click';
  await buy({ idempotencyKey });
  expect(await buy({ idempotencyKey, code: 'SUMMER-20' })).toMatchObject({ errorCode: 'conflict' });
});

test('taxes are asked for once Stripe Tax was seen active, and not before', async () => {
  const tax = async () => (await call(api, 'stripeAccount.tax', {}, owner)).data;
  expect(await tax()).toMatchObject({ state: 'off', missing: ['head_office'] });
  await buy();
  expect(bodyOf('/v1/checkout/sessions').has('automatic_tax[enabled]')).toBe(false);
  api.stripe.state.taxActive = true;
  expect(await tax()).toMatchObject({ state: 'active', registeredIn: ['FR'] });
  await buy();
  expect(bodyOf('/v1/checkout/sessions').get('automatic_tax[enabled]')).toBe('true');
});
