import type { PlanDetail, PlanUpdate } from '@latchkey/contracts/procedures/plan';
import { createOrder } from '@latchkey/db/order/create-order';
import { findPlanId } from '@latchkey/db/shop/find-plan-id';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
let planId: string;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  api.stripe.state.down = false;
  seller = await makeSeller(api.db);
  const { caller, userId } = await signUp(api);
  owner = caller;
  await addMember(api.db, seller.organisationId, userId, 'owner');
  const made = await call(api, 'plan.create', content(), owner);
  planId = (made.data as { id: string }).id;
  api.stripe.calls.length = 0;
});
afterAll(() => api.close());

const euro = { amountMinor: '1500', currency: 'EUR' };
const dollar = { amountMinor: '1700', currency: 'USD' };
const content = () => ({
  name: 'Gold',
  description: 'Everything I write.',
  highlights: ['A post a day', 'Questions answered'],
  interval: 'month',
  channelIds: [seller.channel.channelId],
  prices: [euro, dollar],
});
const update = (input: Partial<Omit<PlanUpdate, 'planId'>> & object) =>
  call(api, 'plan.update', { ...content(), planId, basedOn: 1, ...input }, owner);
const plan = async () => (await call(api, 'plan.get', { planId }, owner)).data as PlanDetail;
const asked = () => api.stripe.calls.map(({ method, path }) => `${method} ${path}`);

/** Somebody with access by the plan, whatever they paid with. */
async function member() {
  const { versions, prices } = await plan();
  const { stored } = await createOrder(api.db, {
    organisationId: seller.organisationId,
    planVersionId: versions[0]?.id as never,
    planPriceId: prices[0]?.id as never,
    provider: 'stripe',
    stripeAccountId: seller.stripeAccountId,
    livemode: false,
    price: { amountMinor: 1500n, currency: 'EUR' },
    channelIds: [seller.channel.channelId],
    email: null,
    person: { telegramId: 4_000_000 + Math.floor(Math.random() * 1e9), firstName: 'Ada' },
    browserHash: null,
    idempotencyKey: null,
    correlationId: 'cor_test',
    at: new Date(),
  });
  await api.database.sql`
    insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, created_at)
    select l.organisation_id, 'src_' || substr(l.id, 5), 'one_time', l.id, o.buyer_id, o.subscriber_id, now()
    from order_line l join "order" o on o.id = l.order_id where o.id = ${stored.order.id}`;
}

test('a plan is shown with what is inside, its prices, its versions and where it is bought', async () => {
  expect(await plan()).toMatchObject({
    slug: 'gold',
    description: 'Everything I write.',
    highlights: ['A post a day', 'Questions answered'],
    members: 0,
    wasOrdered: false,
    archivedAt: null,
    pageUrl: expect.stringMatching(/\/c\/[^/]+\/gold$/),
    botUrl: expect.stringContaining(`?start=p-${planId}`),
    versions: [{ version: 1, members: 0, prices: [euro, dollar] }],
    rollout: null,
  });
});

test('an edit makes a new version, a price that stays is the same one at Stripe, and the old version is kept', async () => {
  const before = await plan();
  const edited = await update({ prices: [euro, { ...dollar, amountMinor: '1900' }], trialDays: 7 });
  expect(edited.data).toMatchObject({ version: 2, trialDays: 7 });
  const after = await plan();
  expect(asked()).toEqual([`GET /v1/prices/${before.prices[0]?.providerPriceId}`, 'POST /v1/prices']);
  expect(after.prices[0]?.providerPriceId).toBe(before.prices[0]?.providerPriceId);
  expect(after.prices[1]?.providerPriceId).not.toBe(before.prices[1]?.providerPriceId);
  expect(after.versions.map(({ version }) => version)).toEqual([2, 1]);
});

test('only the name edited: no new version, and Stripe calls it by the new name', async () => {
  expect((await update({ name: 'Gold club' })).data).toMatchObject({ name: 'Gold club', version: 1 });
  expect(asked()).toEqual([expect.stringMatching(/^GET .v1.prices/), 'POST /v1/products/prod_of_the_plan']);
});

test('the name at Stripe is not worth an edit: with Stripe away it is written all the same', async () => {
  api.stripe.state.down = true;
  expect((await update({ name: 'Gold club' })).data).toMatchObject({ name: 'Gold club' });
});

test('two edit at once: the second is told to look again', async () => {
  const [first, second] = await Promise.all([update({ trialDays: 3 }), update({ trialDays: 5 })]);
  expect([first.errorCode, second.errorCode].toSorted()).toEqual(['conflict', null]);
  expect(await update({ trialDays: 9 })).toMatchObject({ errorCode: 'conflict' });
  expect((await plan()).versions).toHaveLength(2);
});

test('an address is one plan’s for ever: a former one leads there, and no other plan gets it', async () => {
  expect((await update({ slug: 'gold-members' })).data).toMatchObject({ slug: 'gold-members' });
  for (const slug of ['gold', 'gold-members', planId]) {
    expect(await findPlanId(api.db, seller.organisationId, slug)).toBe(planId);
  }
  expect(await findPlanId(api.db, seller.organisationId, 'silver')).toBeNull();
  expect((await call(api, 'plan.create', content(), owner)).data).toMatchObject({ slug: 'gold-2' });
  const wanting = await call(api, 'plan.create', { ...content(), slug: 'gold' }, owner);
  expect(wanting).toMatchObject({ errorCode: 'invalid_input', message: expect.stringMatching(/^slug: /) });
  expect((await update({ slug: 'gold' })).data).toMatchObject({ slug: 'gold' });
});

test('hard case 34: for all only with what the preview said; the rest is promised', async () => {
  await member();
  const second = await mintChannel(api.db, seller, { at: new Date(), title: 'The Second' });
  const channelIds = [second.channelId];
  const preview = await call(api, 'plan.previewChange', { planId, channelIds }, owner);
  expect(preview.data).toMatchObject({
    basedOn: 1,
    members: 1,
    leaving: 1,
    leavingPeople: [{ firstName: 'Ada' }],
    channels: expect.arrayContaining([
      expect.objectContaining({ title: 'The Second', change: 'added', people: 1 }),
    ]),
  });
  const all = { channelIds, appliesTo: 'all' } as const;
  expect(await update(all)).toMatchObject({ errorCode: 'conflict' });
  expect((await plan()).versions).toHaveLength(1);
  expect((await update({ ...all, agreedLeaving: 1 })).data).toMatchObject({ version: 2, channelIds });
  expect(await plan()).toMatchObject({ members: 1, rollout: { version: 2, left: 1 } });
  expect(api.jobs.filter(({ name }) => name === 'access.rollOutPlan')).toHaveLength(1);
});

test('hard case 30: with members a plan is archived and never deleted; without, it may go', async () => {
  await member();
  const refused = await call(api, 'plan.remove', { planId }, owner);
  expect(refused).toMatchObject({ errorCode: 'conflict', message: expect.stringContaining('Archive it') });
  expect((await call(api, 'plan.archive', { planId }, owner)).data).toMatchObject({
    archivedAt: expect.any(String),
  });
  expect(await call(api, 'checkout.create', { planId })).toMatchObject({ errorCode: 'plan_not_on_sale' });
  const listed = (state: string) => call(api, 'plan.list', { state }, owner);
  expect((await listed('archived')).data).toMatchObject([{ id: planId, members: 1 }]);
  expect((await listed('on_sale')).data).not.toContainEqual(expect.objectContaining({ id: planId }));
  await call(api, 'plan.restore', { planId }, owner);
  expect((await call(api, 'checkout.create', { planId })).status).toBe(200);

  const { data } = await call(api, 'plan.create', content(), owner);
  const other = (data as { id: string }).id;
  expect((await call(api, 'plan.remove', { planId: other }, owner)).data).toEqual({ planId: other });
  expect(await call(api, 'plan.get', { planId: other }, owner)).toMatchObject({ errorCode: 'not_found' });
});

test.each([
  ['a currency twice', { prices: [euro, { ...euro, amountMinor: '2' }] }],
  ['a trial without card that is no trial', { trialWithoutCard: true }],
  ['an address with a space', { slug: 'gold members' }],
  ['an empty line of what is inside', { highlights: [' '] }],
])('%s is refused', async (_, input) => {
  expect(await update(input)).toMatchObject({ errorCode: 'invalid_input' });
});

test('another organisation’s plan is not there', async () => {
  const { caller, userId } = await signUp(api);
  const other = await makeSeller(api.db);
  await addMember(api.db, other.organisationId, userId, 'owner');
  for (const path of ['plan.get', 'plan.archive', 'plan.remove']) {
    expect(await call(api, path, { planId }, caller)).toMatchObject({ errorCode: 'not_found' });
  }
});

test('a trial without a card asks Checkout for none, and ends by itself', async () => {
  await update({ trialDays: 7, trialWithoutCard: true });
  api.stripe.calls.length = 0;
  await call(api, 'checkout.create', { planId });
  const params = new URLSearchParams(api.stripe.calls[0]?.body);
  expect(params.get('payment_method_collection')).toBe('if_required');
  expect(params.get('subscription_data[trial_settings][end_behavior][missing_payment_method]')).toBe(
    'cancel',
  );
});
