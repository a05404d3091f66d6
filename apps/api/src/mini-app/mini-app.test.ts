import { bot as botTable } from '@latchkey/db/schema/bot';
import { channelAccess } from '@latchkey/db/schema/channel-access';
import { joinRequest } from '@latchkey/db/schema/join-request';
import { organisation } from '@latchkey/db/schema/organisation';
import { plan } from '@latchkey/db/schema/plan';
import { starsInvoice } from '@latchkey/db/schema/stars-invoice';
import { mintMembers } from '@latchkey/db/testing/factories/mint-members';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from '../../test/call.ts';
import { inMiniApp } from '../../test/in-mini-app.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let telegramId: number;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  seller = await makeSeller(api.db);
  telegramId = mintTelegramId();
});
afterAll(() => api.close());

const opened = (of: { openedAgoMs?: number; botTelegramId?: number } = {}) =>
  inMiniApp({ botTelegramId: seller.botTelegramId, telegramId, ...of });
const { channelId: none } = { channelId: `chn_${'0'.repeat(26)}` };
const channel = (caller = opened(), channelId: string = seller.channel.channelId) =>
  call(api, 'miniApp.channel', { channelId }, caller);
const invoice = (input: object = {}) =>
  call(
    api,
    'miniApp.invoice',
    { channelId: seller.channel.channelId, priceId: seller.plans.stars.planPriceId, ...input },
    opened(),
  );
const ask = (input: object = {}) =>
  call(
    api,
    'bot.joinRequest',
    {
      botTelegramId: seller.botTelegramId,
      chatId: seller.channel.chatId,
      person: { id: telegramId, firstName: 'Ada' },
      requestedAt: new Date().toISOString(),
      ...input,
    },
    { authorization: `Bearer ${serviceToken}` },
  );

test('who asks to join is shown the plans: only Stars have a price, a card leads to the page', async () => {
  const { data } = await channel();
  expect(data).toMatchObject({ channel: 'Inside the Blue Door', seller: 'Blue Door', standing: 'outside' });
  const { plans } = data as { plans: { stars: unknown; pageUrl: string | null }[] };
  expect(plans.map(({ stars, pageUrl }) => [stars, pageUrl !== null])).toEqual([
    [null, true],
    [null, true],
    [{ priceId: seller.plans.stars.planPriceId, amount: 250 }, false],
  ]);
  expect(JSON.stringify(data)).not.toMatch(/EUR/);
});

test.each([
  ['too old', () => opened({ openedAgoMs: 3_700_000 })],
  ['of a bot that is none of ours', () => opened({ botTelegramId: 4_711_000 })],
  ['forged', () => ({ authorization: String(opened().authorization).replace('Ada', 'Eve') })],
  ['empty', () => ({ authorization: 'tma 1 ' })],
  [
    'signed for another bot',
    () => ({
      authorization: String(opened({ botTelegramId: 43 }).authorization).replace(
        'tma 43',
        `tma ${seller.botTelegramId}`,
      ),
    }),
  ],
])('init data that is %s is nobody, and stands in no log', async (_, caller) => {
  expect(await channel(caller())).toMatchObject({ errorCode: 'not_signed_in' });
  expect(api.lines.join('')).not.toContain('signature=');
});

test("another organisation's channel, and one that is none, is not there", async () => {
  const other = await makeSeller(api.db);
  expect(await channel(opened(), other.channel.channelId)).toMatchObject({ errorCode: 'not_found' });
  expect(await channel(opened(), none)).toMatchObject({ errorCode: 'not_found' });
});

test('a member is told so, and is sold nothing', async () => {
  const [member] = await mintMembers(api.db, seller, { at: new Date(), count: 1 });
  telegramId = member?.telegramId ?? 0;
  expect((await channel()).data).toMatchObject({ standing: 'entitled', plans: [] });
  expect((await invoice()).data).toEqual({ kind: 'refused', reason: 'already_member' });
  await api.db.update(channelAccess).set({ joinedAt: new Date() });
  expect((await channel()).data).toMatchObject({ standing: 'inside' });
});

test('an invoice is promised once, and is there once the worker has made its link', async () => {
  const before = api.jobs.length;
  expect((await invoice()).data).toEqual({ kind: 'preparing' });
  expect((await invoice()).data).toEqual({ kind: 'preparing' });
  const jobs = api.jobs.slice(before).filter(({ name }) => name === 'stars.invoiceLink');
  expect(jobs).toHaveLength(1);
  await api.db.update(starsInvoice).set({ link: 'https://t.me/$emulated', dueAt: null });
  expect((await invoice()).data).toEqual({ kind: 'ready', link: 'https://t.me/$emulated' });
});

test('a plan that was archived meanwhile, and a price by card, are not sold here', async () => {
  const byCard = seller.plans.monthly.planPriceId;
  expect((await invoice({ priceId: byCard })).data).toEqual({ kind: 'refused', reason: 'not_on_sale' });
  await api.db.update(plan).set({ archivedAt: new Date() });
  expect((await invoice()).data).toEqual({ kind: 'refused', reason: 'not_on_sale' });
  expect((await channel()).data).toMatchObject({ plans: [] });
});

test('the platform’s bot sells no Stars in its Mini App either', async () => {
  await api.db.update(botTable).set({ isPlatform: true });
  expect((await invoice()).data).toEqual({ kind: 'refused', reason: 'not_on_sale' });
  await api.db.update(botTable).set({ isPlatform: false });
});

test('a request to a bot that is in charge of them stays open for a while, and the app is shown', async () => {
  const answer = await ask({ mayShowApp: true });
  expect(answer.data).toMatchObject({
    answer: 'show_app',
    url: `https://web.example.com/t/${seller.channel.channelId}?bot=${seller.botTelegramId}`,
    plans: [{}, {}, {}],
  });
  const [request] = (await api.db.select().from(joinRequest)).filter(
    (each) => each.telegramId === telegramId,
  );
  expect(request?.state).toBe('open');
  expect((request?.dueAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(14 * 60_000);
});

test('without that right, without a plan, or where the creator does not want it, it is declined as ever', async () => {
  expect((await ask()).data).toMatchObject({ answer: 'decline' });
  await api.db.update(organisation).set({ payInJoinRequest: false });
  expect((await ask({ mayShowApp: true })).data).toMatchObject({ answer: 'decline' });
  await api.db.update(organisation).set({ payInJoinRequest: true });
  await api.db.update(plan).set({ archivedAt: new Date() });
  expect((await ask({ mayShowApp: true })).data).toMatchObject({ answer: 'decline', plans: [] });
});
