import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, signUp } from '../../test/call.ts';
import { serviceToken, startApi, type TestApi, webUrl } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let updateId = 1;
beforeAll(async () => {
  api = await startApi();
  seller = await makeSeller(api.db);
});
afterAll(() => api.close());

const service = { authorization: `Bearer ${serviceToken}`, 'x-correlation-id': 'upd-correlation-1' };

async function bot(name: string, input: object, of: Seller = seller) {
  const answer = await call(api, `bot.${name}`, { botTelegramId: of.botTelegramId, ...input }, service);
  expect(answer, answer.message ?? '').toMatchObject({ status: 200 });
  return answer.data;
}

const start = (payload: string | null, id = 4711) => bot('start', { person: { id }, payload });

test('an update is stored once, with the job that applies it', async () => {
  const update = { update_id: updateId++, message: { successful_payment: { currency: 'XTR' } } };
  expect(await bot('ingest', { update })).toEqual({ duplicate: false, chosenLocale: null, heard: null });
  expect(await bot('ingest', { update })).toEqual({ duplicate: true, chosenLocale: null, heard: null });
  expect(api.jobs).toMatchObject([
    {
      name: 'payment.stars',
      payload: {
        botTelegramId: seller.botTelegramId,
        updateId: update.update_id,
        correlationId: 'upd-correlation-1',
      },
    },
  ]);
  const [row] = await api.database.sql`select * from inbox_key where account = ${seller.botTelegramId}`;
  expect(row).toMatchObject({ source: 'telegram', external_id: String(update.update_id) });
  expect(row?.due_at).not.toBeNull();
});

test.each([
  ['chat_member', {}, 'access.noteMember'],
  ['chat_join_request', {}, 'access.noteRequest'],
  ['my_chat_member', {}, 'channel.noteBot'],
  ['subscription', {}, 'stars.noteRenewal'],
  ['message', { refunded_payment: {} }, 'stars.noteRefund'],
  ['message', { migrate_to_chat_id: -1 }, 'channel.noteBot'],
  ['message', { migrate_from_chat_id: -1 }, 'channel.noteBot'],
  ['message', { text: 'hello' }, null],
  ['constructor', {}, null],
])('%s %o leads to %s', async (kind, content, job) => {
  const before = api.jobs.length;
  await bot('ingest', { update: { update_id: updateId++, [kind]: content } });
  expect(api.jobs.slice(before).map(({ name }) => name)).toEqual(job === null ? [] : [job]);
});

test('updates of a bot that is not ours are kept, and nothing is done', async () => {
  const before = api.jobs.length;
  const update = { update_id: updateId++, chat_member: {} };
  const answer = await call(api, 'bot.ingest', { botTelegramId: 99, update }, service);
  expect(answer).toMatchObject({ data: { duplicate: false } });
  expect(api.jobs).toHaveLength(before);
  const [row] = await api.database.sql`select outcome from inbox_event where account = '99'`;
  expect(row).toEqual({ outcome: 'unknown_bot' });
});

test('a language chosen with a bot is known with every update from that person, and with that bot only', async () => {
  const person = { id: mintTelegramId() };
  const heard = async (content: object, of = seller) =>
    (
      (await bot('ingest', { update: { update_id: updateId++, ...content } }, of)) as {
        chosenLocale: unknown;
      }
    ).chosenLocale;
  const from = { from: person };
  expect(await heard({ message: from })).toBeNull();
  await bot('chooseLanguage', { person, locale: 'fr' });
  for (const kind of ['message', 'callback_query', 'chat_join_request', 'pre_checkout_query']) {
    expect(await heard({ [kind]: from }), kind).toBe('fr');
  }
  expect(await heard({ message: { from: { id: mintTelegramId() } } })).toBeNull();
  expect(await heard({ message: from }, await makeSeller(api.db))).toBeNull();
  await start(null, person.id);
  expect(await heard({ message: from })).toBe('fr');
  await bot('chooseLanguage', { person, locale: null });
  expect(await heard({ message: from })).toBeNull();
});

test('a referral is kept with the first link that carries one; a payload that nobody knows is a plain start', async () => {
  const person = mintTelegramId();
  for (const payload of ['r-ada', 'r-bob', 'zz-unknown']) {
    expect(await start(payload, person)).toMatchObject({ kind: 'memberships' });
  }
  const rows = await api.database.sql`select referral from bot_contact where telegram_id = ${person}`;
  expect(rows).toEqual([{ referral: 'ada' }]);
});

test('hello is a heartbeat, and takes over a new name', async () => {
  await api.database.sql`update bot set heard_at = now() - interval '1 day' where id = ${seller.botId}`;
  expect(await bot('hello', { username: 'renamed_bot' })).toEqual({ known: true });
  const [row] = await api.database
    .sql`select username, heard_at > now() - interval '1 minute' as heard from bot where id = ${seller.botId}`;
  expect(row).toEqual({ username: 'renamed_bot', heard: true });
  const status = await call(api, 'system.status', undefined);
  expect(status.data).toMatchObject({
    sandbox: false,
    parts: [
      { name: 'database', state: 'ok' },
      { name: 'queue', state: 'ok' },
      { name: 'worker', state: 'unknown' },
      { name: 'bot', state: 'ok' },
    ],
  });
});

test('start with a plan offers it, with a page that knows who opened it', async () => {
  const view = await start(`p-${seller.plans.monthly.planId}`);
  expect(view).toMatchObject({
    kind: 'plan',
    plan: { name: 'monthly', stars: null, byCard: true },
  });
  const { pageUrl } = (view as { plan: { pageUrl: string } }).plan;
  const identityToken = new URL(pageUrl).searchParams.get('identity') ?? '';
  expect(pageUrl).toContain(`${webUrl}/buy/${seller.plans.monthly.planId}?identity=`);
  const input = { planId: seller.plans.monthly.planId, identityToken };
  expect((await call(api, 'checkout.create', input)).status).toBe(200);
  expect(await start(`p-${seller.plans.stars.planId}`)).toMatchObject({
    plan: { stars: { priceId: seller.plans.stars.planPriceId, amount: 250 }, byCard: false },
  });
  const other = await makeSeller(api.db);
  for (const payload of [`p-${other.plans.monthly.planId}`, 'p-none']) {
    expect(await start(payload)).toEqual({ kind: 'plan_unavailable' });
  }
});

test('start with nothing shows how things stand; the bot may write to this person', async () => {
  expect(await start(null, 5001)).toEqual({ kind: 'memberships', memberships: [], pages: [] });
  expect(await start('something', 5001)).toMatchObject({ kind: 'memberships' });
  expect(await start('c-nonsense', 5001)).toMatchObject({ kind: 'claim_refused', reason: 'unknown' });
  const contacts = await api.database.sql`select blocked_at from bot_contact where telegram_id = 5001`;
  expect(contacts).toEqual([{ blocked_at: null }]);
});

test('a creator’s link links the Telegram account once, and not somebody else’s', async () => {
  const links = async () => {
    const { caller, userId } = await signUp(api);
    await addMember(api.db, seller.organisationId, userId, 'owner');
    const { data } = await call(api, 'channel.connectLinks', {}, caller);
    return { userId, ...(data as { linkTelegram: string; addToChannel: string }) };
  };
  const first = await links();
  expect(first.addToChannel).toBe(
    'https://t.me/renamed_bot?startchannel&admin=invite_users+restrict_members',
  );
  const token = new URL(first.linkTelegram).searchParams.get('start') ?? '';
  expect(token).toMatch(/^o-[\w-]{43}$/);
  expect(await start(token, 6001)).toEqual({ kind: 'creator_linked', organisation: 'Blue Door' });
  expect(await start(token, 6002)).toEqual({ kind: 'creator_link_refused' });
  const second = await links();
  const taken = new URL(second.linkTelegram).searchParams.get('start') ?? '';
  expect(await start(taken, 6001)).toEqual({ kind: 'creator_link_refused' });
  const members = await api.database
    .sql`select user_id, telegram_id from member where telegram_id is not null`;
  expect(members).toEqual([{ user_id: first.userId, telegram_id: '6001' }]);
});

test('an invoice in Stars has one order behind it; only its person pays it, at its price', async () => {
  const person = { id: mintTelegramId(), firstName: 'Ada' };
  const priceId = seller.plans.stars.planPriceId;
  const invoice = (await bot('starsInvoice', { person, priceId })) as { payload: string };
  expect(invoice).toMatchObject({
    kind: 'invoice',
    title: 'stars',
    stars: 250,
    subscriptionPeriodSeconds: 2_592_000,
  });
  expect(await bot('starsInvoice', { person, priceId })).toEqual(invoice);
  const query = { person, payload: invoice.payload, currency: 'XTR', totalAmount: 250 };
  expect(await bot('preCheckout', query)).toEqual({ ok: true });
  for (const [other, reason] of [
    [{ ...query, person: { id: 1 } }, 'other_person'],
    [{ ...query, totalAmount: 1 }, 'price_changed'],
    [{ ...query, currency: 'EUR' }, 'price_changed'],
    [{ ...query, payload: 'gift' }, 'unknown_order'],
  ] as const) {
    expect(await bot('preCheckout', other)).toEqual({ ok: false, reason });
  }
  const foreign = await makeSeller(api.db);
  expect(await bot('preCheckout', query, foreign)).toEqual({ ok: false, reason: 'unknown_order' });
});

test('at the till: of a plan that is off sale, costs something else by now, or is closed to the person, nothing is taken', async () => {
  const shop = await makeSeller(api.db);
  const { organisationId } = shop;
  const person = { id: mintTelegramId(), firstName: 'Ada' };
  const priceId = shop.plans.stars.planPriceId;
  const invoice = (await bot('starsInvoice', { person, priceId }, shop)) as { payload: string };
  const till = () =>
    bot('preCheckout', { person, payload: invoice.payload, currency: 'XTR', totalAmount: 250 }, shop);
  const { sql } = api.database;
  expect(await till()).toEqual({ ok: true });
  const costs = (stars: number) => sql`update plan_price set amount_minor = ${stars} where id = ${priceId}`;
  await costs(300);
  expect(await till()).toEqual({ ok: false, reason: 'price_changed' });
  await costs(250);
  const { planId } = shop.plans.stars;
  await sql`update plan set archived_at = now() where id = ${planId}`;
  expect(await till()).toEqual({ ok: false, reason: 'not_on_sale' });
  await sql`update plan set archived_at = null where id = ${planId}`;
  await sql`insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_at)
    select organisation_id, 'blk_till', id, 'x', 'none', now() from subscriber
    where organisation_id = ${organisationId} and telegram_id = ${person.id}`;
  expect(await till()).toEqual({ ok: false, reason: 'kept_out' });
});

test('Stars are refused where the bot is not the plan’s own', async () => {
  const person = { id: mintTelegramId() };
  const refused = { kind: 'refused', reason: 'not_on_sale' };
  const foreign = await makeSeller(api.db);
  const priceId = seller.plans.stars.planPriceId;
  expect(await bot('starsInvoice', { person, priceId }, foreign)).toEqual(refused);
  const card = seller.plans.monthly.planPriceId;
  expect(await bot('starsInvoice', { person, priceId: card })).toEqual(refused);
  const shared = await makeSeller(api.db);
  await api.database.sql`update bot set is_platform = true where id = ${shared.botId}`;
  const theirs = shared.plans.stars.planPriceId;
  expect(await bot('starsInvoice', { person, priceId: theirs }, shared)).toEqual(refused);
});

test('a request to join by somebody who has not paid is declined, with what they could buy', async () => {
  const asked = {
    chatId: seller.channel.chatId,
    person: { id: 7001 },
    requestedAt: new Date().toISOString(),
  };
  const answer = (await bot('joinRequest', asked)) as { joinRequestId: string };
  expect(answer).toMatchObject({ answer: 'decline', lease: null });
  expect(answer).toHaveProperty('plans.0', {
    name: 'monthly',
    url: `${webUrl}/buy/${seller.plans.monthly.planId}`,
  });
  const { joinRequestId } = answer;
  expect(await bot('joinRequest', asked)).toEqual({ ...answer, plans: [] });
  await bot('joinAnswered', { joinRequestId, lease: null, outcome: 'declined' });
  const [row] = await api.database.sql`select state from join_request where id = ${joinRequestId}`;
  expect(row).toEqual({ state: 'declined' });
  expect(await bot('joinRequest', { ...asked, chatId: -1 })).toEqual({ answer: 'leave' });
});
