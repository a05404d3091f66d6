import type { NoticeTextView } from '@latchkey/contracts/procedures/notice-text';
import { createOrder } from '@latchkey/db/order/create-order';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
  seller = await makeSeller(api.db);
  const { caller, userId } = await signUp(api);
  owner = caller;
  await addMember(api.db, seller.organisationId, userId, 'owner');
});
afterAll(() => api.close());

test('name, language and time zone are set one by one; a zone that does not exist is refused', async () => {
  const set = (input: object) => call(api, 'organisation.update', input, owner);
  expect((await set({ name: '  Red Door ' })).data).toMatchObject({ name: 'Red Door', locale: 'en' });
  expect((await set({ locale: 'fr', timeZone: 'UTC' })).data).toMatchObject({
    name: 'Red Door',
    locale: 'fr',
  });
  expect((await call(api, 'organisation.get', {}, owner)).data).toMatchObject({
    name: 'Red Door',
    locale: 'fr',
    timeZone: 'UTC',
    graceDays: expect.any(Number),
  });
  expect(await set({ timeZone: 'Europe/Atlantis' })).toMatchObject({ errorCode: 'invalid_input' });
  expect(await set({ name: '  ' })).toMatchObject({ errorCode: 'invalid_input' });
  const [audited] = await api.database.sql`select detail from audit
    where organisation_id = ${seller.organisationId} and action = 'organisation.update' order by at limit 1`;
  expect(audited?.detail).toMatchObject({ before: { name: 'Blue Door' }, now: { name: 'Red Door' } });
});

test('how long a member’s own move waits: between an hour and a week', async () => {
  const set = (moveWaitHours: number) => call(api, 'organisation.update', { moveWaitHours }, owner);
  expect((await call(api, 'organisation.get', {}, owner)).data).toMatchObject({ moveWaitHours: 24 });
  expect((await set(168)).data).toMatchObject({ moveWaitHours: 168 });
  for (const wrong of [0, 169, 1.5]) expect(await set(wrong)).toMatchObject({ errorCode: 'invalid_input' });
});

describe('the words of messages', () => {
  const message = { name: 'payment_failed', locale: 'fr' } as const;
  const found = async () =>
    ((await call(api, 'noticeText.list', {}, owner)).data as NoticeTextView[]).find(
      (text) => text.name === message.name && text.locale === message.locale,
    );

  test('are ours until the organisation has its own, and ours again afterwards', async () => {
    const ours = await found();
    expect(ours).toMatchObject({ isOwn: false, body: expect.stringContaining('{until}') });
    const body = 'Encore jusqu’au {until} pour {plan} !';
    expect((await call(api, 'noticeText.set', { ...message, body }, owner)).data).toMatchObject({
      body,
      isOwn: true,
    });
    expect(await found()).toMatchObject({ body, isOwn: true });
    await call(api, 'noticeText.reset', message, owner);
    expect(await found()).toEqual(ours);
  });

  test('that leave out what must be known, or name what is not there, are told at the field', async () => {
    for (const body of ['Payez.', 'Jusqu’au {until}, {first_name}.', 'Jusqu’au {until} ]]']) {
      expect(await call(api, 'noticeText.set', { ...message, body }, owner)).toMatchObject({
        errorCode: 'invalid_input',
        message: expect.stringMatching(/^body: /),
      });
    }
  });

  test('are previewed with everything filled in', async () => {
    const preview = await call(api, 'noticeText.preview', message, owner);
    expect(preview.data).toMatchObject({
      button: 'Payer maintenant',
      placeholders: ['channel', 'plan', 'until'],
    });
    expect((preview.data as { text: string }).text).toContain('Inside the Blue Door');
    expect((preview.data as { text: string }).text).not.toMatch(/[{}[\]]/);
  });
});

describe('closing an organisation', () => {
  const close = (typedName: string, caller = owner) =>
    call(api, 'organisation.close', { organisationId: seller.organisationId, typedName }, caller);
  const name = async () => ((await call(api, 'organisation.get', {}, owner)).data as { name: string }).name;

  test('hard case 30: not while a purchase may still be paid; its typed name, and only by an owner', async () => {
    const { caller, userId } = await signUp(api);
    await addMember(api.db, seller.organisationId, userId, 'admin');
    expect(await close(await name(), caller)).toMatchObject({ errorCode: 'not_allowed' });
    expect(await close('Another')).toMatchObject({ errorCode: 'invalid_input' });
    const { plans, organisationId, stripeAccountId } = seller;
    await createOrder(api.db, {
      organisationId,
      planVersionId: plans.monthly.planVersionId,
      planPriceId: plans.monthly.planPriceId,
      provider: 'stripe',
      stripeAccountId,
      livemode: false,
      price: { amountMinor: 1000n, currency: 'EUR' },
      channelIds: plans.monthly.channelIds,
      email: null,
      person: null,
      browserHash: null,
      idempotencyKey: null,
      correlationId: 'cor_test',
      at: new Date(),
    });
    expect((await call(api, 'organisation.closing', {}, owner)).data).toEqual({
      members: 0,
      subscriptions: 0,
      openOrders: 1,
      mayClose: false,
    });
    expect(await close(await name())).toMatchObject({ errorCode: 'conflict' });
  });

  test('hard case 30: not while somebody is a member, also for nothing', async () => {
    const made = await call(api, 'accessCode.create', { planId: seller.plans.monthly.planId }, owner);
    const { code } = made.data as { code: string };
    await call(api, 'accessCode.redeem', { planId: seller.plans.monthly.planId, code });
    expect((await call(api, 'organisation.closing', {}, owner)).data).toMatchObject({
      members: 1,
      mayClose: false,
    });
    expect(await close(await name())).toMatchObject({ errorCode: 'conflict' });
  });

  test('its coupons end at Stripe too; with Stripe away it stays open, and a wrong name ends nothing', async () => {
    const off = { kind: 'percent', percent: 20 };
    await call(api, 'coupon.create', { code: 'spring-20', off, lasts: { duration: 'once' } }, owner);
    const ended = () => api.stripe.calls.filter(({ body }) => body === 'active=false');
    api.stripe.calls.length = 0;
    await close('Another');
    expect(ended()).toEqual([]);
    api.stripe.state.down = true;
    expect(await close(await name())).toMatchObject({ errorCode: 'provider_unavailable' });
    api.stripe.state.down = false;
    api.stripe.calls.length = 0;
    expect((await close(await name())).data).toEqual({ closed: true });
    expect(ended()).toMatchObject([{ account: seller.account }]);
  });

  test('then nothing is on sale, nobody acts in it, its keys open nothing and its chat may be connected elsewhere', async () => {
    expect((await close(await name())).data).toEqual({ closed: true });
    expect((await call(api, 'organisation.list', undefined, owner)).data).toEqual([]);
    expect(await call(api, 'plan.list', {}, owner)).toMatchObject({ errorCode: 'not_found' });
    expect(await call(api, 'plan.list', {}, seller.byKey)).toMatchObject({ errorCode: 'not_signed_in' });
    expect(await call(api, 'checkout.create', { planId: seller.plans.monthly.planId })).toMatchObject({
      errorCode: 'plan_not_on_sale',
    });
    const [channel] = await api.database
      .sql`select disconnected_at from channel where id = ${seller.channel.channelId}`;
    expect(channel?.disconnected_at).not.toBeNull();
  });
});
