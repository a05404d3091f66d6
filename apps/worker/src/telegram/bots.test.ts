import { prepareChannel } from '@latchkey/access/channel/prepare-channel';
import { noteRejection } from '@latchkey/access/own-bot/note-rejection';
import { registerBot } from '@latchkey/access/own-bot/register-bot';
import { rotateToken } from '@latchkey/access/own-bot/rotate-token';
import { createSeal, tokenOf } from '@latchkey/runtime/seal';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorker } from '../../test/open-worker.ts';
import { silent } from '../../test/silent.ts';
import { refusal, taken } from '../../test/start-bot-api.ts';
import { testSeal } from '../../test/test-seal.ts';
import { createBots } from './bots.ts';
import { callTelegram } from './call-telegram.ts';
import { createChannelGateway } from './channel-gateway.ts';
import { openLimits } from './limits/open-limits.ts';
import { resealToken } from './reseal-token.ts';

const worker = await openWorker();
const { deps, botApi, clock } = worker;
const { sql } = deps.database;
const limits = openLimits({ db: deps.database.db, logger: silent });
afterAll(async () => {
  await limits.close();
  await worker.close();
});
let telegramId = 7_200_000_000;
let bots = open();
let of: { organisationId: typeof worker.shop.organisationId; botId: typeof worker.shop.botId };

function open(seal = testSeal) {
  return createBots({
    db: deps.database.db,
    apiRoot: botApi.url,
    tokens: { TELEGRAM_BOT_TOKEN: '42:test' },
    seal,
    limits,
    onRejected: (rejected) => noteRejection(deps, { ...rejected, correlationId: 'cor_rejected' }),
  });
}
const act = () => ({ actorKind: 'user' as const, actorId: 'usr', correlationId: 'cor', at: clock.now() });
const sealed = (token: string) => ({
  telegramId,
  username: 'own_brand_bot',
  tokenCiphertext: testSeal.close(token, tokenOf(telegramId)),
});
const ask = () => callTelegram(bots, of, (api, signal) => api.getMe(signal as never));
const token = (name: string) => `${telegramId}:${name}`;
const usedTokens = () => botApi.calls.map(({ token }) => token);
const takes = (good: string) =>
  botApi.answer('getMe', ({ token }) =>
    token === good ? taken({ id: telegramId }) : refusal(401, 'Unauthorized'),
  );
const channelRow = async () => {
  const [row] = await sql`select action_required from channel where id = ${worker.shop.channel.channelId}`;
  return row?.action_required;
};
const prepare = () =>
  prepareChannel(
    { ...deps, channels: createChannelGateway(bots) },
    { ...of, channelId: worker.shop.channel.channelId, correlationId: 'cor' },
  );

beforeEach(async () => {
  await worker.renew();
  telegramId += 1;
  const { organisationId } = worker.shop;
  const outcome = await registerBot(deps, { ...sealed(token('first')), organisationId }, act());
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  of = { organisationId, botId: outcome.botId };
  await sql`update channel set bot_id = ${of.botId} where id = ${worker.shop.channel.channelId}`;
  bots = open();
});

test('a sealed token is opened, and the client kept', async () => {
  takes(token('first'));
  expect(await ask()).toMatchObject({ ok: true });
  expect(await bots.api(of)).toBe(await bots.api(of));
});

test('after a rotation the very call that the old token lost is made with the new one', async () => {
  takes(token('first'));
  await ask();
  takes(token('second'));
  await rotateToken(deps, { ...sealed(token('second')), ...of }, act());
  expect(await ask()).toMatchObject({ ok: true });
  expect(usedTokens()).toEqual([token('first'), token('first'), token('second')]);
  expect(await sql`select from bot where id = ${of.botId} and token_rejected_at is not null`).toHaveLength(0);
});

test('a rejected token is noted once, its channel says so and tells its creator, and all is well after a new one', async () => {
  takes('none');
  expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'token_rejected' } });
  await ask();
  expect(await sql`select from bot where id = ${of.botId} and token_rejected_at is not null`).toHaveLength(1);
  expect(worker.jobs.filter(({ name }) => name === 'channel.prepare')).toHaveLength(1);
  botApi.answer('getWebhookInfo', refusal(401, 'Unauthorized'));
  await prepare();
  const alerts = () =>
    sql`select detail->>'action' as action from alert where organisation_id = ${of.organisationId} and closed_at is null`;
  expect(await channelRow()).toBe('bot_token_rejected');
  expect((await alerts()).map(({ action }) => action)).toEqual(['bot_token_rejected']);

  await rotateToken(deps, { ...sealed(token('second')), ...of }, act());
  takes(token('second'));
  botApi.answer(
    'getWebhookInfo',
    taken({ url: 'https://bot.example.com', pending_update_count: 0, allowed_updates: ['chat_member'] }),
  );
  botApi.answer('getChat', taken({ id: 1, type: 'channel', title: 'Blue Door' }));
  const rights = { status: 'administrator', can_invite_users: true, can_restrict_members: true };
  botApi.answer('getChatMember', taken(rights));
  await prepare();
  expect([await channelRow(), await alerts()]).toEqual([null, []]);
});

test('a token that our keys do not open is no word of Telegram: nothing is told to the creator', async () => {
  bots = open(createSeal(['another-key-of-the-tests']));
  expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'not_sent' } });
  expect(usedTokens()).toEqual([]);
});

test('while a key is rolled tokens are sealed anew with the first one', () => {
  const old = testSeal.close(token('first'), tokenOf(telegramId));
  const rolling = createSeal(['the-new-key-of-the-tests', 'encryption-key-of-the-tests']);
  const fresh = resealToken(rolling, telegramId, old) ?? '';
  expect(createSeal(['the-new-key-of-the-tests']).open(fresh, tokenOf(telegramId))).toBe(token('first'));
  expect(resealToken(rolling, telegramId, fresh)).toBeNull();
  expect(resealToken(createSeal(['another-key-of-the-tests']), telegramId, old)).toBeNull();
});
