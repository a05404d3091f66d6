import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { botProcedures } from '@latchkey/contracts/procedures/bot';
import type { ownBot } from '@latchkey/contracts/procedures/own-bot';
import { tokenOf } from '@latchkey/runtime/seal';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { type Answer, type Caller, call as callApi, signUp } from '../../test/call.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller } from '../../test/world.ts';
import { askWhose } from './ask-telegram.ts';

type Outputs = { [K in keyof typeof ownBot]: z.infer<(typeof ownBot)[K]['output']> };
/** An answer with what comes with it where nothing went wrong. */
type Answered<D> = Omit<Answer, 'data'> & { data: D };
const call = async <D = unknown>(...asked: Parameters<typeof callApi>) =>
  (await callApi(...asked)) as Answered<D>;
const ask = <K extends keyof Outputs>(name: K, input: object) =>
  call<Outputs[K]>(api, `ownBot.${name}`, { organisationId, ...input }, owner);
/** Who was registered; fails where nobody was. */
const registered = async (token: string) => {
  const { data } = await register(token);
  if (data.kind === 'refused') throw new Error(data.reason);
  return data;
};

let api: TestApi;
let owner: Caller;
let organisationId: string;
let channelId: string;
/** What Telegram answers to getMe, by token. */
let known: Map<string, { status?: number; body: unknown }>;
const server = createServer((request, response) => {
  const [, token = ''] = /^\/bot([^/]+)\/getMe$/.exec(request.url ?? '') ?? [];
  const answer = known.get(token);
  response.statusCode = answer ? (answer.status ?? 200) : 401;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer?.body ?? { ok: false, error_code: 401, description: 'Unauthorized' }));
});
const letters = 'AA-emulated-token-of-thirty-five';
const service = { authorization: `Bearer ${serviceToken}` };

/** A bot at Telegram, and its token. */
const atTelegram = (id: number, suffix = '') => {
  const token = `${id}:${letters}${suffix}`;
  known.set(token, {
    body: { ok: true, result: { id, is_bot: true, first_name: 'Own', username: `own_${id}_bot` } },
  });
  return token;
};
const register = (token: string) => ask('register', { token });
const list = async () => (await ask('list', {})).data;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = await startApi({ telegramApiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await api.close();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(async () => {
  known = new Map();
  const seller = await makeSeller(api.db);
  organisationId = seller.organisationId;
  channelId = seller.channel.channelId;
  const { userId, caller } = await signUp(api);
  await addMember(api.db, seller.organisationId, userId, 'owner');
  owner = caller;
});

test('a token is checked, sealed and never shown again; the process that serves it gets it sealed', async () => {
  const token = atTelegram(7_100_000_001);
  const data = await registered(`  ${token} `);
  expect(data).toMatchObject({ kind: 'registered', username: 'own_7100000001_bot' });
  const shown = await list();
  expect(shown.bots[0]).toMatchObject({ kind: 'own', token: 'installation' });
  expect(shown.bots[1]).toMatchObject({ id: data.botId, token: 'registered', heard: false, heardAt: null });

  type Registered = z.infer<typeof botProcedures.registered.output>;
  const { data: served } = await call<Registered>(api, 'bot.registered', { revision: null }, service);
  const mine = served.bots?.find((bot) => bot.botTelegramId === 7_100_000_001);
  expect(api.deps.seal.open(mine?.sealedToken ?? '', tokenOf(7_100_000_001))).toBe(token);
  expect(await call(api, 'bot.registered', { revision: served.revision }, service)).toMatchObject({
    data: { bots: null },
  });
  const [row] = await api.database.sql`
    select to_jsonb(b)::text || (select string_agg(detail::text, '') from audit where organisation_id = b.organisation_id) as all
    from bot b where id = ${data.botId}`;
  for (const text of [row?.all, JSON.stringify([shown, data, served]), api.lines.join('')])
    expect(text).not.toContain(letters);
});

test('what is wrong with a token is told apart', async () => {
  const reasonOf = async (token: string) => {
    const { data } = await register(token);
    return data.kind === 'refused' ? data.reason : data.kind;
  };
  expect(await reasonOf('not a token')).toBe('malformed');
  expect(await reasonOf(`7100000002:${letters}`)).toBe('rejected');
  known.set(`7100000003:${letters}`, {
    status: 404,
    body: { ok: false, error_code: 404, description: 'Not Found' },
  });
  expect(await reasonOf(`7100000003:${letters}`)).toBe('unknown');
  known.set(`7100000004:${letters}`, { body: { ok: true, result: { id: 7_100_000_004, is_bot: false } } });
  expect(await reasonOf(`7100000004:${letters}`)).toBe('not_a_bot');
  for (const body of ['<html>', { ok: true, result: { id: 5, is_bot: true, username: 'another' } }]) {
    known.set(`7100000005:${letters}`, { body });
    expect(await reasonOf(`7100000005:${letters}`)).toBe('not_a_bot');
  }
  for (const status of [429, 502]) {
    known.set(`7100000006:${letters}`, { status, body: {} });
    expect(await reasonOf(`7100000006:${letters}`)).toBe('telegram_unavailable');
  }
  expect(await askWhose(`7100000007:${letters}`, 'http://127.0.0.1:9')).toMatchObject({
    reason: 'telegram_unavailable',
  });
});

test('too many tokens in an hour are not checked', async () => {
  for (let tries = 0; tries < 20; tries += 1) await register('not a token');
  expect(await register(atTelegram(7_100_000_010))).toMatchObject({ errorCode: 'too_many_requests' });
});

test('a new token of the same bot is taken, one of another bot is not; who hears of it is told by whom', async () => {
  const { botId } = await registered(atTelegram(7_100_000_011));
  const rotate = (token: string) => ask('rotate', { botId, token });
  const tell = (tokenVersion?: number) =>
    call(
      api,
      'bot.hello',
      { botTelegramId: 7_100_000_011, username: 'own_renamed_bot', tokenVersion },
      service,
    );
  await call(api, 'bot.tokenRejected', { botTelegramId: 7_100_000_011, tokenVersion: 1 }, service);
  expect((await list()).bots[1]?.tokenRejectedAt).toBeTruthy();
  expect((await rotate(atTelegram(7_100_000_012))).data).toEqual({ kind: 'refused', reason: 'another_bot' });
  expect((await rotate(atTelegram(7_100_000_011, '-new'))).data).toMatchObject({ kind: 'rotated' });
  await tell(2);
  expect((await list()).bots[1]).toMatchObject({
    username: 'own_renamed_bot',
    tokenRejectedAt: null,
    heard: true,
  });
  const [beat] = await api.database.sql`select detail from heartbeat where process = 'bot'`;
  expect(beat?.detail?.username).not.toBe('own_renamed_bot');
});

test('a switch is begun, shown with its link, hastened only when it may be, and given up; then the bot goes', async () => {
  const { botId } = await registered(atTelegram(7_100_000_021));
  const begun = await ask('startSwitch', { channelId, toBotId: botId });
  expect(begun.data).toMatchObject({
    step: 'adding',
    to: { username: 'own_7100000021_bot' },
    addLink: expect.stringMatching(/^https:\/\/t\.me\/own_7100000021_bot\?start(channel|group)&admin=/),
  });
  const botSwitchId = begun.data.id;
  expect((await list()).channels[0]?.switch).toMatchObject({ id: botSwitchId });
  const act = (name: 'checkSwitch' | 'finishSwitch' | 'abandonSwitch') => ask(name, { botSwitchId });
  expect((await act('checkSwitch')).data).toMatchObject({ id: botSwitchId });
  expect(await act('finishSwitch')).toMatchObject({ errorCode: 'conflict' });
  const remove = () => ask('remove', { botId });
  expect(await remove()).toMatchObject({ errorCode: 'conflict' });
  expect((await act('abandonSwitch')).data).toMatchObject({ step: 'abandoned' });
  expect((await remove()).errorCode).toBeNull();
  expect((await list()).bots).toHaveLength(1);
});
