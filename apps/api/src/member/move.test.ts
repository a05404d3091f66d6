import { applyRead } from '@latchkey/access/apply/apply-read';
import { memberCode } from '@latchkey/access/member/member-code';
import type { ChatMoves } from '@latchkey/contracts/procedures/chat';
import type { MemberMove } from '@latchkey/contracts/procedures/member';
import { beginRead } from '@latchkey/db/sync/begin-read';
import { requestRead } from '@latchkey/db/sync/request-read';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call } from '../../test/call.ts';
import { type Bought, buy, openMember } from '../../test/open-member.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let bought: Bought;
let browser: Caller;
const service = { authorization: `Bearer ${serviceToken}`, 'x-correlation-id': 'move-correlation' };

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  bought = await member();
  browser = await openMember(api, seller, { bought });
});

/** Somebody whose purchase the worker has read. */
async function member(): Promise<Bought> {
  const made = await buy(api, seller);
  const { organisationId, account } = seller;
  const at = new Date();
  const fact = subscriptionFact(made.orderId, at);
  const target = { account, livemode: false, objectKind: 'subscription', objectId: fact.providerId } as const;
  await requestRead(api.db, { target, organisationId, correlationId: 'cor', at });
  const lease = await beginRead(api.db, target, { token: 'test', leaseMs: 10_000 });
  if (typeof lease === 'string') throw new Error(lease);
  const deps = { database: api.database, clock: { now: () => new Date() }, onCommitted: () => {} };
  await applyRead(deps, { target, lease, fact, correlationId: 'cor' });
  return made;
}

const movesOf = async (caller: Caller = browser) =>
  ((await call(api, 'member.view', undefined, caller)).data as { moves: MemberMove[] }).moves;
const session = async () => {
  const [row] = await api.database.sql`
    select * from member_session where organisation_id = ${seller.organisationId} order by id desc limit 1`;
  if (!row) throw new Error('no session');
  return row;
};
const prove = async (by: 'mail' | 'telegram' = 'mail', caller: Caller = browser) => {
  await call(api, 'member.sendCode', { by }, caller);
  const { id, code_number: number } = await session();
  return call(
    api,
    'member.prove',
    { code: memberCode(api.settings.authSecret, { sessionId: id, number }) },
    caller,
  );
};
const ask = (caller: Caller = browser, { subscriberId }: { subscriberId: string } = bought) =>
  call(api, 'member.askMove', { subscriberId }, caller);
const begun = async (): Promise<string> => {
  await prove();
  const { data } = await ask();
  const [move] = (data as { moves: MemberMove[] }).moves;
  if (!move?.latest) throw new Error('no move');
  return move.latest.id;
};
const waited = (id: string) => api.database.sql`
  update account_move set asked_at = asked_at - interval '25 hours', ready_at = ready_at - interval '25 hours' where id = ${id}`;
const chat = (name: string, input: object = {}, by = bought.telegramId, of = seller) =>
  call(api, `chat.${name}`, { botTelegramId: of.botTelegramId, person: { id: by }, ...input }, service);

test('begun by a code that went by mail, finished in the bot with the new account', async () => {
  expect(await movesOf()).toMatchObject([
    { subscriberId: bought.subscriberId, address: bought.email, waitHours: 24, refusal: null, latest: null },
  ]);
  expect(await ask()).toMatchObject({ errorCode: 'sign_in_again' });
  const accountMoveId = await begun();
  expect(await call(api, 'member.moveLink', { accountMoveId }, browser)).toMatchObject({
    errorCode: 'conflict',
  });
  expect(await ask()).toMatchObject({ errorCode: 'conflict' });
  await waited(accountMoveId);
  expect(await movesOf()).toMatchObject([{ latest: { state: 'open', isReady: true } }]);
  const { data } = await call(api, 'member.moveLink', { accountMoveId }, browser);
  const payload = new URL((data as { deepLink: string }).deepLink).searchParams.get('start');
  const kept = await api.database
    .sql`select token_hash from move_link where account_move_id = ${accountMoveId}`;
  expect(kept[0]?.token_hash).not.toContain(payload);
  const person = { id: mintTelegramId(), firstName: 'Ada', username: 'ada_new', languageCode: 'en' };
  const started = await call(
    api,
    'bot.start',
    { botTelegramId: seller.botTelegramId, person, payload },
    service,
  );
  expect(started.data).toMatchObject({ kind: 'moved' });
  expect(await movesOf()).toMatchObject([{ account: '@ada_new', latest: null }]);
  expect((await chat('stopMove', { accountMoveId })).data).toEqual({ kind: 'moved' });
});

test('a code that the bot says does not do; one that goes to the address does, also for who came from Telegram', async () => {
  const fromBot = await openMember(api, seller, { bought, by: 'telegram' });
  await prove('telegram', fromBot);
  expect(await ask(fromBot)).toMatchObject({ errorCode: 'sign_in_again' });
  expect(await movesOf(fromBot)).toMatchObject([{ address: 'b…@example.com' }]);
  await prove('mail', fromBot);
  const sent = await api.database.sql`
    select email from buyer_mail where organisation_id = ${seller.organisationId} and kind = 'member_code'`;
  expect(sent).toMatchObject([{ email: bought.email }]);
  expect((await ask(fromBot)).status).toBe(200);
  // The bot's code afterwards shows less, not the same for longer.
  await prove('telegram', fromBot);
  const [move] = await movesOf(fromBot);
  const accountMoveId = move?.latest?.id ?? '';
  await waited(accountMoveId);
  expect(await call(api, 'member.moveLink', { accountMoveId }, fromBot)).toMatchObject({
    errorCode: 'sign_in_again',
  });
});

test('whoever has the page stops it; the link that was made opens nothing', async () => {
  const accountMoveId = await begun();
  await waited(accountMoveId);
  const { data } = await call(api, 'member.moveLink', { accountMoveId }, browser);
  const payload = new URL((data as { deepLink: string }).deepLink).searchParams.get('start');
  const unproven = await openMember(api, seller, { bought });
  const stopped = await call(api, 'member.stopMove', { accountMoveId }, unproven);
  expect(stopped.data).toMatchObject({ moves: [{ latest: { state: 'stopped', stoppedBy: 'page' } }] });
  expect((await call(api, 'member.stopMove', { accountMoveId }, unproven)).status).toBe(200);
  const person = { id: mintTelegramId(), firstName: 'Eve', username: null, languageCode: 'en' };
  const started = await call(
    api,
    'bot.start',
    { botTelegramId: seller.botTelegramId, person, payload },
    service,
  );
  expect(started.data).toMatchObject({ kind: 'move_refused', reason: 'stopped' });
});

test('the old account sees it and stops it, tapped twice alike; nobody else does', async () => {
  const accountMoveId = await begun();
  const { places } = (await chat('moves')).data as ChatMoves;
  expect(places).toMatchObject([{ seller: 'Blue Door', open: { id: accountMoveId, isReady: false } }]);
  expect((await chat('stopMove', { accountMoveId }, mintTelegramId())).data).toEqual({ kind: 'unknown' });
  const elsewhere = await makeSeller(api.db);
  expect((await chat('stopMove', { accountMoveId }, bought.telegramId, elsewhere)).data).toEqual({
    kind: 'unknown',
  });
  expect(((await chat('moves')).data as ChatMoves).places[0]?.open).not.toBeNull();
  for (const _ of [1, 2])
    expect((await chat('stopMove', { accountMoveId })).data).toEqual({ kind: 'stopped' });
  expect(((await chat('moves')).data as ChatMoves).places[0]?.open).toBeNull();
  expect(((await chat('moves', {}, mintTelegramId())).data as ChatMoves).places).toEqual([]);
});

test('nobody begins, stops or finishes a move of another person, or of another seller', async () => {
  const accountMoveId = await begun();
  await waited(accountMoveId);
  const other = await member();
  const stranger = await openMember(api, seller, { bought: other });
  await prove('mail', stranger);
  expect(await ask(stranger)).toMatchObject({ errorCode: 'not_found' });
  const there = await makeSeller(api.db);
  const elsewhere = await openMember(api, there, { proven: true });
  for (const caller of [stranger, elsewhere]) {
    expect(await call(api, 'member.stopMove', { accountMoveId }, caller)).toMatchObject({
      errorCode: 'not_found',
    });
  }
  expect(await call(api, 'member.moveLink', { accountMoveId }, stranger)).toMatchObject({
    errorCode: 'not_found',
  });
  expect((await movesOf())[0]?.latest?.state).toBe('open');
});

test('support sees what has happened in the person’s timeline', async () => {
  const accountMoveId = await begun();
  await chat('stopMove', { accountMoveId });
  const { data } = await call(
    api,
    'subscriber.timeline',
    { subscriberId: bought.subscriberId },
    seller.byKey,
  );
  const { items } = data as { items: { kind: string }[] };
  expect(items.filter(({ kind }) => kind.startsWith('move_'))).toMatchObject([
    { kind: 'move_stopped', by: 'old_account', actor: { kind: 'member' } },
    { kind: 'move_asked', readyAt: expect.stringMatching(/Z$/), actor: { kind: 'member' } },
  ]);
});
