import { memberCode } from '@latchkey/access/member/member-code';
import { signMemberKey } from '@latchkey/access/member/member-key';
import { newId } from '@latchkey/db/new-id';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { type Bought, buy, openMember } from '../../test/open-member.ts';
import { startApi, type TestApi, webUrl } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let bought: Bought;
let browser: Caller;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  seller = await makeSeller(api.db);
  bought = await buy(api, seller);
  browser = await openMember(api, seller, { bought });
  api.jobs.length = 0;
});
afterAll(() => api.close());

const mails = (kind: string) => api.database.sql`
  select * from buyer_mail where organisation_id = ${seller.organisationId} and kind = ${kind} order by id`;
const view = async (caller: Caller = browser) =>
  (await call(api, 'member.view', undefined, caller)).data as {
    person: object;
    provenUntil: string | null;
    purchases: { orderId: string; withdrawal: Record<string, unknown> | null }[];
  };
const session = async () => {
  const [row] = await api.database.sql`
    select * from member_session where organisation_id = ${seller.organisationId} order by id desc limit 1`;
  if (!row) throw new Error('no session');
  return row;
};
const code = async () => {
  const { id, code_number: number } = await session();
  return memberCode(api.settings.authSecret, { sessionId: id, number });
};
const prove = async () => {
  await call(api, 'member.sendCode', { by: 'mail' }, browser);
  return call(api, 'member.prove', { code: await code() }, browser);
};
const withdraw = (orderId = bought.orderId, caller = browser) =>
  call(api, 'member.withdraw', { orderId, name: 'Ada', email: 'ada@example.com', locale: 'en' }, caller);
/** The order's subscription as Stripe would have it. */
const subscribe = async () => {
  const fact = subscriptionFact(bought.orderId, new Date());
  const id = newId('subscription');
  await api.database.sql`
    insert into subscription (organisation_id, id, order_id, provider, account, livemode, provider_id, status, ever_paid, period_end,
      paid_through, customer_id, read_at)
    values (${seller.organisationId}, ${id}, ${bought.orderId}, 'stripe', ${seller.account}, false, ${fact.providerId}, 'active', true,
      now() + interval '30 days', now() + interval '30 days', 'cus_1', now())`;
  return { id, fact };
};

test('a link opens the page to a browser: cookie for it alone, its hash kept, no sign-in', async () => {
  const key = signMemberKey(api.settings.authSecret, { buyerId: bought.buyerId }, new Date());
  const opened = await call(api, 'member.open', { key, locale: 'fr' });
  expect(opened.data).toMatchObject({ creator: `blue-door-${seller.botTelegramId}` });
  expect(opened.cookies).toEqual([
    expect.stringMatching(/^lk_member=[\w-]{43}; Path=\/; Max-Age=7200; HttpOnly; SameSite=Lax$/),
  ]);
  const token = opened.cookies[0]?.slice(10, 53) ?? '';
  expect(JSON.stringify(await session())).not.toContain(token);
  expect(await view()).toMatchObject({
    person: { email: bought.email, telegram: false },
    provenUntil: null,
    purchases: [{ orderId: bought.orderId, plan: 'monthly', status: 'paid', claimed: true }],
  });
});

test.each([
  ['made up', 'claim_unknown'],
  [`${newId('buyer')}.zzzzzz.${'x'.repeat(43)}`, 'claim_unknown'],
])('a key that is %s opens nothing', async (key, errorCode) => {
  expect(await call(api, 'member.open', { key, locale: 'en' })).toMatchObject({ errorCode, cookies: [] });
});

test('an old key, and one of somebody who was erased, open nothing', async () => {
  const old = new Date(Date.now() - 31 * 86_400_000);
  const key = (at: Date) => signMemberKey(api.settings.authSecret, { buyerId: bought.buyerId }, at);
  const open = (at: Date) => call(api, 'member.open', { key: key(at), locale: 'en' });
  expect(await open(old)).toMatchObject({ errorCode: 'claim_expired' });
  await api.database.sql`update buyer set email = null where id = ${bought.buyerId}`;
  expect(await open(new Date())).toMatchObject({ errorCode: 'claim_unknown' });
});

test('a page that is over, left, or of nobody shows nothing', async () => {
  expect(await call(api, 'member.view', undefined, {})).toMatchObject({
    status: 401,
    errorCode: 'not_signed_in',
  });
  const left = await call(api, 'member.leave', {}, browser);
  expect(left.cookies[0]).toMatch(/^lk_member=; Path=\/; Max-Age=0/);
  expect(await call(api, 'member.view', undefined, browser)).toMatchObject({ errorCode: 'not_signed_in' });
  browser = await openMember(api, seller, { bought });
  await api.database.sql`update member_session set expires_at = now() - interval '1 second'`;
  expect(await call(api, 'member.view', undefined, browser)).toMatchObject({ errorCode: 'not_signed_in' });
});

test('a person sees and changes their own, and nobody else’s', async () => {
  const stranger = await openMember(api, seller);
  const { id } = await subscribe();
  expect((await view(stranger)).purchases.map(({ orderId }) => orderId)).not.toContain(bought.orderId);
  for (const [path, input] of [
    ['member.cancel', { subscriptionId: id }],
    ['member.changeCard', { subscriptionId: id }],
    ['member.claimLink', { orderId: bought.orderId }],
  ] as const) {
    expect(await call(api, path, input, stranger), path).toMatchObject({ errorCode: 'not_found' });
  }
  expect(await withdraw(bought.orderId, stranger)).toMatchObject({ errorCode: 'not_found' });
  const elsewhere = await makeSeller(api.db);
  expect((await view(await openMember(api, elsewhere))).purchases).toHaveLength(1);
});

test('who is signed in as a creator in the same browser is each where they are', async () => {
  const { userId, caller } = await signUp(api);
  await addMember(api.db, seller.organisationId, userId, 'owner');
  const both = { cookie: `${caller.cookie}; ${browser.cookie}`, origin: webUrl };
  expect((await view(both)).purchases).toHaveLength(1);
  expect((await call(api, 'plan.list', {}, both)).status).toBe(200);
});

test('asking for the link has one answer, and a mail only where somebody bought', async () => {
  const ask = (email: string) => call(api, 'member.requestLink', { email, locale: 'fr' });
  const [known, unknown] = await Promise.all([ask(bought.email.toUpperCase()), ask('nobody@example.com')]);
  expect(known.data).toEqual(unknown.data);
  expect(await mails('member_link')).toMatchObject([
    { email: bought.email, locale: 'fr', about: bought.buyerId },
  ]);
  expect(api.jobs.map(({ name }) => name)).toEqual(['buyerMail.send']);
  expect((await ask(bought.email)).data).toEqual(known.data);
  expect(await mails('member_link')).toHaveLength(1);
});

test('a forwarded link cannot export or erase: that asks for a fresh code', async () => {
  for (const path of ['member.export', 'member.erase']) {
    const input = path === 'member.erase' ? {} : undefined;
    expect(await call(api, path, input, browser)).toMatchObject({ status: 412, errorCode: 'sign_in_again' });
  }
  expect(
    await api.database.sql`select from erasure_request where organisation_id = ${seller.organisationId}`,
  ).toEqual([]);
});

test('a code from the mailbox opens it for a quarter of an hour: export, and a request to be erased', async () => {
  const proven = await prove();
  expect(await mails('member_code')).toMatchObject([{ email: bought.email }]);
  const { provenUntil } = proven.data as { provenUntil: string };
  expect(Date.parse(provenUntil) - Date.now()).toBeGreaterThan(14 * 60_000);
  const { data } = await call(api, 'member.export', undefined, browser);
  expect(data).toMatchObject({
    buyers: [{ email: bought.email }],
    telegram: [{ id: bought.telegramId }],
    orders: [{ id: bought.orderId, plan: 'monthly' }],
  });
  const erased = await call(api, 'member.erase', {}, browser);
  expect(await call(api, 'member.erase', {}, browser)).toMatchObject({ data: erased.data });
  expect(await mails('erasure')).toHaveLength(1);
  const alerts = await api.database
    .sql`select kind from alert where organisation_id = ${seller.organisationId}`;
  expect(alerts).toEqual([{ kind: 'erasure_requested' }]);
  await api.database.sql`update member_session set proven_until = now() - interval '1 second'`;
  expect(await call(api, 'member.erase', {}, browser)).toMatchObject({ errorCode: 'sign_in_again' });
});

test('a code is good once, for one session, and cannot be guessed', async () => {
  const proving = (given: string) => call(api, 'member.prove', { code: given }, browser);
  expect(await proving('000000')).toMatchObject({ errorCode: 'claim_expired' });
  await call(api, 'member.sendCode', { by: 'mail' }, browser);
  const right = await code();
  const wrong = right === '111111' ? '222222' : '111111';
  const tries = await Promise.all([1, 2, 3, 4, 5].map(() => proving(wrong)));
  for (const answer of tries) expect(answer).toMatchObject({ errorCode: 'claim_unknown' });
  expect(await proving(right)).toMatchObject({ errorCode: 'claim_expired' });
  expect((await prove()).status).toBe(200);
  expect(await proving(await code())).toMatchObject({ errorCode: 'claim_expired' });
  for (let asked = 2; asked < 5; asked += 1) await call(api, 'member.sendCode', { by: 'mail' }, browser);
  expect(await call(api, 'member.sendCode', { by: 'mail' }, browser)).toMatchObject({
    status: 429,
    errorCode: 'too_many_requests',
  });
});

test('who came from Telegram shows it there: the bot says the code to that account alone', async () => {
  browser = await openMember(api, seller, { bought, by: 'telegram' });
  expect(await call(api, 'member.sendCode', { by: 'mail' }, browser)).toMatchObject({
    errorCode: 'invalid_input',
  });
  const { data } = await call(api, 'member.sendCode', { by: 'telegram' }, browser);
  const { deepLink } = data as { deepLink: string };
  const payload = new URL(deepLink).searchParams.get('start');
  const start = (id: number) =>
    call(
      api,
      'bot.start',
      { botTelegramId: seller.botTelegramId, person: { id }, payload },
      { authorization: `Bearer ${api.settings.serviceToken}` },
    );
  expect((await start(4711)).data).toEqual({ kind: 'member_code_refused' });
  const said = (await start(bought.telegramId)).data as { kind: string; code: string };
  expect(said.kind).toBe('member_code');
  expect((await call(api, 'member.prove', { code: said.code }, browser)).status).toBe(200);
  expect((await call(api, 'member.export', undefined, browser)).status).toBe(200);
});

test('the bot shows the way to one’s own page', async () => {
  const { data } = await call(
    api,
    'bot.start',
    { botTelegramId: seller.botTelegramId, person: { id: bought.telegramId }, payload: null },
    { authorization: `Bearer ${api.settings.serviceToken}` },
  );
  const [page] = (data as { pages: { seller: string; url: string }[] }).pages;
  expect(page?.seller).toBe('Blue Door');
  const key = new URL(page?.url ?? '').searchParams.get('key') ?? '';
  expect((await call(api, 'member.open', { key, locale: 'en' })).status).toBe(200);
});

test('a withdrawal by the link alone: received with its moment, a receipt promised, twice is once', async () => {
  expect((await view()).purchases[0]?.withdrawal).toMatchObject({ receivedAt: null, policy: 'full' });
  const first = await withdraw();
  expect(first.data).toMatchObject({ orderId: bought.orderId, email: 'ada@example.com', refund: null });
  expect((await withdraw()).data).toEqual(first.data);
  expect(await mails('withdrawal')).toMatchObject([{ email: 'ada@example.com', state: 'queued' }]);
  expect((await view()).purchases[0]?.withdrawal).toMatchObject({
    openUntil: null,
    receivedAt: (first.data as { receivedAt: string }).receivedAt,
  });
  const [act] = await api.database
    .sql`select actor_kind, action from audit where target_id = ${bought.orderId} order by id desc`;
  expect(act).toEqual({ actor_kind: 'buyer', action: 'order.withdraw' });
});

test('too late there is nothing to withdraw from', async () => {
  await api.database
    .sql`update "order" set paid_at = now() - interval '20 days' where id = ${bought.orderId}`;
  expect((await view()).purchases[0]?.withdrawal).toBeNull();
  expect(await withdraw()).toMatchObject({ status: 409, errorCode: 'conflict' });
});

test('cancel asks Stripe on the creator’s account, and the answer shows the fact once it was read', async () => {
  const { id, fact } = await subscribe();
  const cancelling = call(api, 'member.cancel', { subscriptionId: id }, browser);
  const read = async () => {
    const seen = api.stripe.calls.some(
      ({ path, method }) => method === 'POST' && path.endsWith(fact.providerId),
    );
    if (!seen) return setTimeout(read, 50);
    return api.database.sql`update subscription set cancel_at = period_end where id = ${id}`;
  };
  setTimeout(read, 50);
  const { data } = await cancelling;
  expect(data).toMatchObject({
    purchases: [{ subscription: { status: 'ending', next: null, mayCancel: false, mayResume: true } }],
  });
  const [asked] = api.stripe.calls.filter(
    ({ method, path }) => method === 'POST' && path.endsWith(fact.providerId),
  );
  expect(asked).toMatchObject({ account: seller.account, body: 'cancel_at_period_end=true' });
  expect(api.jobs.map(({ name }) => name)).toEqual(['payment.sync']);
});

test('changing the card leads to Stripe’s page on that account', async () => {
  const { id } = await subscribe();
  const { data } = await call(api, 'member.changeCard', { subscriptionId: id }, browser);
  expect(data).toEqual({ url: 'https://billing.example.com/portal' });
  const [opened] = api.stripe.calls.filter(({ path }) => path === '/v1/billing_portal/sessions');
  expect(opened?.account).toBe(seller.account);
  expect(new URLSearchParams(opened?.body).get('return_url')).toBe(`${webUrl}/member`);
});

test('hard case 20: who blocked the bot finds the way in on their page', async () => {
  await api.database.sql`
    insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, created_at)
    select organisation_id, ${newId('source')}, 'one_time', id, ${bought.buyerId}, ${bought.subscriberId}, now()
    from order_line where order_id = ${bought.orderId}`;
  await api.database.sql`
    insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
    values (${seller.organisationId}, ${newId('access')}, ${bought.subscriberId}, ${seller.channel.channelId}, 'PENDING', 1, now(), 'cor')`;
  await api.database.sql`
    update channel_access set state = 'GRANTED', version = 2, granted_at = now() where subscriber_id = ${bought.subscriberId}`;
  await api.database.sql`
    insert into bot_contact (organisation_id, bot_id, telegram_id, blocked_at)
    values (${seller.organisationId}, ${seller.botId}, ${bought.telegramId}, now())`;
  expect(await view()).toMatchObject({
    purchases: [{ accesses: [{ state: 'GRANTED', inside: false, wayIn: 'https://t.me/+emulated' }] }],
  });
});
