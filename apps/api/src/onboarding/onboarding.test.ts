import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';
import { beat } from '@latchkey/db/heartbeat/beat';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi, webUrl } from '../../test/start-api.ts';
import { makeSeller } from '../../test/world.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const see = async (caller: Caller) => (await call(api, 'onboarding.get', {}, caller)).data as OnboardingView;

async function found(): Promise<{ caller: Caller; organisationId: string; userId: string }> {
  const { caller, userId } = await signUp(api);
  const { data } = await call(api, 'organisation.create', { name: 'New' }, caller);
  return { caller, userId, organisationId: (data as { id: string }).id };
}

test('somebody who has just come: everything is to be done, and the bot is there already', async () => {
  await beat(api.db, 'bot', new Date(), { botTelegramId: mintTelegramId(), username: 'the_bot' });
  const { caller } = await found();
  expect(await see(caller)).toMatchObject({
    stripe: { state: 'none', account: null },
    telegram: { linked: false, anyoneLinked: false, bot: { username: 'the_bot' } },
    channel: { state: 'none', channels: [] },
    plan: { state: 'none', planId: null },
    testPurchase: null,
    shareUrl: null,
    firstOnSaleAt: null,
    secondsToOnSale: null,
  });
  const links = await call(api, 'channel.connectLinks', {}, caller);
  expect(links.data).toMatchObject({ addToChannel: expect.stringMatching(/the_bot\?startchannel&admin=/) });
});

test('step by step to the first sale: what is still asked for, by name, until the link can be passed on', async () => {
  const { caller, organisationId } = await found();
  const { sql } = api.database;
  api.stripe.state.ready = false;
  await call(api, 'stripeAccount.connect', { email: 'ada@example.com' }, caller);
  expect(await see(caller)).toMatchObject({ stripe: { state: 'in_review', account: { ready: false } } });
  await sql`update stripe_account set requirements_due = '{identity.individual.dob}' where organisation_id = ${organisationId}`;
  expect((await see(caller)).stripe).toMatchObject({ state: 'requirements_due' });
  expect((await call(api, 'stripeAccount.get', {}, caller)).data).toMatchObject({
    ready: false,
    requirementsDue: ['identity.individual.dob'],
  });

  const [bot] = await sql`select id from bot where organisation_id = ${organisationId}`;
  const channelId = `chn_${organisationId.slice(4)}`;
  await sql`insert into channel (organisation_id, id, bot_id, chat_id, kind, title, created_at, action_required, canary)
    values (${organisationId}, ${channelId}, ${bot?.id}, ${-mintTelegramId()}, 'channel', 'Letters', now(), 'bot_lacks_rights',
      '{"canInvite":true,"canRestrict":false,"linkLive":true,"seesMembers":true,"updatesArrive":true,"refusal":null}')`;
  expect((await see(caller)).channel).toMatchObject({
    state: 'incomplete',
    channels: [{ title: 'Letters', health: 'trouble', needs: ['restrict_members', 'way_in'] }],
  });
  await sql`update channel set action_required = null, link_state = 'live', link = 'https://t.me/+x',
    canary = jsonb_set(canary, '{canRestrict}', 'true') where id = ${channelId}`;
  expect((await see(caller)).channel).toMatchObject({ state: 'ready' });

  const price = { amountMinor: '900', currency: 'EUR' };
  const plan = { name: 'Monthly', interval: 'month', channelIds: [channelId], price };
  const { data } = await call(api, 'plan.create', plan, caller);
  const { id: planId } = data as { id: string };
  expect(await see(caller)).toMatchObject({
    plan: { state: 'not_on_sale', planId },
    shareUrl: null,
    firstOnSaleAt: null,
  });

  api.stripe.state.ready = true;
  await call(api, 'stripeAccount.refresh', {}, caller);
  const done = await see(caller);
  expect(done).toMatchObject({
    stripe: { state: 'ready' },
    plan: { state: 'on_sale', planId, name: 'Monthly' },
    shareUrl: expect.stringMatching(new RegExp(`^${webUrl}/c/new(-\\d+)?/monthly$`)),
    firstOnSaleAt: expect.any(String),
  });
  expect(done.secondsToOnSale).toBeGreaterThanOrEqual(0);
  expect(done.secondsToOnSale).toBeLessThan(60);

  // It is about the first time: what comes later changes it no more.
  await sql`update plan set archived_at = now() where id = ${planId}`;
  await call(api, 'plan.create', { ...plan, name: 'Another' }, caller);
  expect((await see(caller)).firstOnSaleAt).toBe(done.firstOnSaleAt);
});

test("of somebody's second organisation the time counts from its own beginning", async () => {
  const { caller, userId } = await signUp(api);
  await call(api, 'organisation.create', { name: 'First' }, caller);
  await api.database.sql`update auth."user" set created_at = now() - interval '90 days' where id = ${userId}`;
  await api.database.sql`update member set created_at = now() - interval '90 days' where user_id = ${userId}`;
  const { data } = await call(api, 'organisation.create', { name: 'Second' }, caller);
  const input = { organisationId: (data as { id: string }).id };
  const second = (await call(api, 'onboarding.get', input, caller)).data as OnboardingView;
  expect(Date.now() - Date.parse(second.begunAt)).toBeLessThan(60_000);
});

test('an account that was disconnected is said to be so', async () => {
  const seller = await makeSeller(api.db);
  await api.database
    .sql`update stripe_account set disconnected_at = now() where organisation_id = ${seller.organisationId}`;
  expect(await see(seller.byKey)).toMatchObject({ stripe: { state: 'disconnected' } });
});
