import type { BroadcastId } from '@latchkey/contracts/ids';
import { broadcastRecipient } from '@latchkey/db/schema/broadcast-recipient';
import { subscriber } from '@latchkey/db/schema/subscriber';
import { mintMembers } from '@latchkey/db/testing/factories/mint-members';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
let other: Caller;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const signedUp = await signUp(api);
  owner = signedUp.caller;
  await addMember(api.db, seller.organisationId, signedUp.userId, 'owner');
  const stranger = await signUp(api);
  other = stranger.caller;
  await addMember(api.db, (await makeSeller(api.db)).organisationId, stranger.userId, 'owner');
});
afterAll(() => api.close());

const draft = {
  content: [{ text: 'Tonight at ' }, { text: 'eight', bold: true }],
  button: { text: 'Come', url: 'https://example.com/tonight' },
  segment: { kind: 'active' },
};
const ask = (verb: string, input: object, caller = owner) => call(api, `broadcast.${verb}`, input, caller);
async function create(): Promise<BroadcastId> {
  const { data } = await ask('create', { ...draft, idempotencyKey: crypto.randomUUID() });
  return (data as { id: BroadcastId }).id;
}

test('a draft is kept once for a key, changed, sent with seconds to take it back, and taken back', async () => {
  const idempotencyKey = crypto.randomUUID();
  const first = await ask('create', { ...draft, idempotencyKey });
  expect(first.data).toMatchObject({ ...draft, state: 'draft', startsAt: null, counts: { sent: 0 } });
  const again = await ask('create', { ...draft, idempotencyKey });
  expect(again.data).toEqual(first.data);
  const { id: broadcastId } = first.data as { id: string };
  const planId = seller.plans.monthly.planId;
  const changed = await ask('update', { ...draft, broadcastId, segment: { kind: 'plan', planId } });
  expect(changed.data).toMatchObject({ segment: { kind: 'plan', planId }, plan: expect.any(String) });
  const sent = await ask('schedule', { broadcastId });
  expect(sent.data).toMatchObject({ state: 'scheduled', startsInSeconds: 10 });
  expect(await ask('update', { ...draft, broadcastId })).toMatchObject({ errorCode: 'conflict' });
  expect(await ask('pause', { broadcastId })).toMatchObject({ errorCode: 'conflict' });
  expect((await ask('unschedule', { broadcastId })).data).toMatchObject({ state: 'draft', startsAt: null });
  expect((await ask('remove', { broadcastId })).data).toEqual({ removed: true });
  expect((await ask('remove', { broadcastId })).data).toEqual({ removed: false });
  expect((await ask('list', {})).data).toEqual({ items: [], nextCursor: null });
});

test.each([
  ['words that are too many', { content: [{ text: 'x'.repeat(4_097) }] }],
  ['no words', { content: [{ text: '  ' }] }],
  ['a link that is none', { content: [{ text: 'x', url: 'javascript:alert(1)' }] }],
  ['a button by http', { button: { text: 'x', url: 'http://example.com' } }],
  ['a button without words', { button: { text: ' ', url: 'https://example.com' } }],
])('%s are refused', async (_, wrong) => {
  const input = { ...draft, ...wrong, idempotencyKey: crypto.randomUUID() };
  expect(await ask('create', input)).toMatchObject({ errorCode: 'invalid_input' });
});

test('a time in the past, or years away, is refused', async () => {
  const broadcastId = await create();
  for (const at of [new Date(Date.now() - 60_000), new Date(Date.now() + 400 * 86_400_000)])
    expect(await ask('schedule', { broadcastId, at: at.toISOString() })).toMatchObject({
      errorCode: 'invalid_input',
    });
});

test('what others write, and their plans, are not there', async () => {
  const broadcastId = await create();
  for (const verb of ['get', 'schedule', 'pause', 'recipients', 'exportCsv'])
    expect(await ask(verb, { broadcastId }, other)).toMatchObject({ errorCode: 'not_found' });
  expect((await ask('remove', { broadcastId }, other)).data).toEqual({ removed: false });
  const planId = seller.plans.monthly.planId;
  expect(await ask('audience', { segment: { kind: 'plan', planId } }, other)).toMatchObject({
    errorCode: 'not_found',
  });
  expect((await ask('list', {}, other)).data).toMatchObject({ items: [] });
});

test('whoever has not linked Telegram cannot send to themselves', async () => {
  const { content, button } = draft;
  const input = { content, button, idempotencyKey: crypto.randomUUID() };
  expect(await ask('sendToMe', input)).toMatchObject({ errorCode: 'conflict' });
});

test('a person opts out by the bot and in again; of a creator they have nothing to do with they cannot', async () => {
  const [member] = await mintMembers(api.db, seller, { at: new Date(), count: 1 });
  const service = { authorization: `Bearer ${serviceToken}` };
  const person = { id: member?.telegramId };
  const of = { botTelegramId: seller.botTelegramId, person };
  const { organisationId } = seller;
  const choose = (wanted: boolean, input: object = {}) =>
    call(api, 'bot.chooseBroadcasts', { ...of, organisationId, wanted, ...input }, service);
  const audience = async () => (await ask('audience', { segment: { kind: 'active' } })).data;
  expect(await audience()).toMatchObject({ reachable: 1, optedOut: 0 });
  expect((await choose(false)).data).toMatchObject([{ organisationId, wanted: false }]);
  expect(await audience()).toMatchObject({ reachable: 0, optedOut: 1 });
  expect((await choose(true)).data).toMatchObject([{ organisationId, wanted: true }]);
  const foreign = (await makeSeller(api.db)).organisationId;
  expect(await choose(false, { organisationId: foreign })).toMatchObject({ errorCode: 'not_found' });
});

test('results come as CSV, with no formulas in names', async () => {
  const broadcastId = await create();
  const [member] = await mintMembers(api.db, seller, { at: new Date(), count: 1 });
  const { telegramId = 0 } = member ?? {};
  await api.db.update(subscriber).set({ firstName: '=1+1' });
  await api.db.insert(broadcastRecipient).values({
    organisationId: seller.organisationId,
    broadcastId,
    telegramId,
    subscriberId: member?.subscriberId ?? null,
    state: 'blocked',
  });
  const { data } = await ask('exportCsv', { broadcastId });
  expect(data).toMatchObject({ rows: 1, nextCursor: null });
  expect((data as { csv: string }).csv).toBe(
    `telegram_id,name,username,result,sent_at\r\n${telegramId},"'=1+1",,blocked,\r\n`,
  );
  expect((await ask('recipients', { broadcastId })).data).toMatchObject({
    items: [{ telegramUserId: telegramId, state: 'blocked' }],
    nextCursor: null,
  });
});
