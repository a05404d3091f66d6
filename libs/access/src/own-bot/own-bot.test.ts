import { findClaimant } from '@latchkey/db/bot/find-claimant';
import { listRegistered, registeredRevision } from '@latchkey/db/bot/list-registered';
import { resealTokens } from '@latchkey/db/bot/reseal-tokens';
import { noteBotHeard } from '@latchkey/db/bot-identity/note-bot-heard';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrganisation } from '@latchkey/db/testing/factories/mint-organisation';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorld } from '../../test/open-world.ts';
import { noteRejection } from './note-rejection.ts';
import { registerBot } from './register-bot.ts';
import { removeBot } from './remove-bot.ts';
import { rotateToken } from './rotate-token.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps, jobs } = world;
const { db, sql } = database;
let telegramId = 0;

const act = () => ({
  actorKind: 'user' as const,
  actorId: 'usr_1',
  correlationId: 'cor_bot',
  at: clock.now(),
});
const bot = (tokenCiphertext = 'sealed 1') => ({ telegramId, username: 'own_brand_bot', tokenCiphertext });
const register = (organisationId = world.shop.organisationId, tokenCiphertext = 'sealed 1') =>
  registerBot(deps, { ...bot(tokenCiphertext), organisationId }, act());
const registered = async () => {
  const outcome = await register();
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return { organisationId: world.shop.organisationId, botId: outcome.botId };
};
const row = async (id: string) => {
  const [found] = await sql`
    select token_ciphertext, token_version, token_rejected_at is not null as rejected, removed_at is not null as removed
    from bot where id = ${id}`;
  return { ...found };
};
const serve = (botId: string) =>
  sql`update channel set bot_id = ${botId} where id = ${world.shop.channel.channelId}`;

beforeEach(async () => {
  await world.renew();
  telegramId = mintTelegramId();
});

test('a bot is of one organisation; of two at once exactly one gets it; nothing but ids is audited', async () => {
  const other = await mintOrganisation(db, { at: clock.now() });
  const outcomes = await Promise.all([register(), register(other.organisationId)]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['refused', 'registered']);
  expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
    reason: 'of_another_organisation',
  });
  const audited =
    await sql`select detail from audit where action = 'bot.register' and detail->>'telegramId' = ${String(telegramId)}`;
  expect(audited.map(({ detail }) => detail)).toEqual([{ telegramId, username: 'own_brand_bot' }]);
});

test('the installation’s bots are not taken over: the platform’s, a seeded one, and the one that is running', async () => {
  telegramId = world.shop.botTelegramId;
  expect(await register()).toEqual({ kind: 'refused', reason: 'of_installation' });
  const { organisationId, botId } = world.shop;
  expect(await rotateToken(deps, { ...bot(), organisationId, botId }, act())).toEqual({
    kind: 'refused',
    reason: 'of_installation',
  });
  telegramId = mintTelegramId();
  const detail = JSON.stringify({ botTelegramId: telegramId, username: 'running_bot' });
  await sql`insert into heartbeat (process, seen_at, detail) values ('bot', now(), ${detail}::text::jsonb)
    on conflict (process) do update set detail = excluded.detail`;
  expect(await register()).toEqual({ kind: 'refused', reason: 'of_installation' });
});

test('a new token replaces the old one of the same bot, keeps whom it can write to, and has its channels looked at', async () => {
  const of = await registered();
  await serve(of.botId);
  await sql`insert into bot_contact (organisation_id, bot_id, telegram_id, started_at) values (${of.organisationId}, ${of.botId}, 5, now())`;
  const revision = await registeredRevision(db);
  await noteRejection(deps, { botTelegramId: telegramId, tokenVersion: 1, correlationId: 'cor' });
  expect(await row(of.botId)).toMatchObject({ token_version: 1, rejected: true });
  jobs.length = 0;
  expect(await rotateToken(deps, { ...bot('sealed 2'), ...of }, act())).toMatchObject({ kind: 'rotated' });
  expect(await row(of.botId)).toMatchObject({
    token_ciphertext: 'sealed 2',
    token_version: 2,
    rejected: false,
  });
  expect(jobs.map(({ name }) => name)).toEqual(['channel.prepare']);
  expect(await registeredRevision(db)).not.toBe(revision);
  expect(await sql`select from bot_contact where bot_id = ${of.botId}`).toHaveLength(1);
  // Late word of the old token is no word of the new one.
  await noteRejection(deps, { botTelegramId: telegramId, tokenVersion: 1, correlationId: 'cor' });
  expect(await row(of.botId)).toMatchObject({ rejected: false });
  expect(await register(of.organisationId, 'sealed 3')).toEqual({ kind: 'rotated', botId: of.botId });
});

test('the token of another bot is refused', async () => {
  const of = await registered();
  telegramId = mintTelegramId();
  expect(await rotateToken(deps, { ...bot(), ...of }, act())).toEqual({
    kind: 'refused',
    reason: 'another_bot',
  });
  const stranger = await mintOrganisation(db, { at: clock.now() });
  const theirs = { ...of, organisationId: stranger.organisationId };
  expect(await rotateToken(deps, { ...bot(), ...theirs }, act())).toEqual({
    kind: 'refused',
    reason: 'no_such_bot',
  });
});

test('a rejection has the channels looked at once, and is over once Telegram takes that very token again', async () => {
  const of = await registered();
  await serve(of.botId);
  jobs.length = 0;
  const rejection = { botTelegramId: telegramId, tokenVersion: 1, correlationId: 'cor' };
  await noteRejection(deps, rejection);
  await noteRejection(deps, rejection);
  expect(jobs.map(({ name }) => name)).toEqual(['channel.prepare']);
  await noteBotHeard(db, telegramId, null);
  await noteBotHeard(db, telegramId, 7);
  expect(await row(of.botId)).toMatchObject({ rejected: true });
  await noteBotHeard(db, telegramId, 1);
  expect(await row(of.botId)).toMatchObject({ rejected: false });
});

test('a bot that somebody depends on is not taken away; one that nobody does is, with its token', async () => {
  const of = await registered();
  const refusal = () =>
    removeBot(deps, of, act()).then(
      () => null,
      (error: Error) => error.message,
    );
  await serve(of.botId);
  expect(await refusal()).toMatch(/serves one channel/);
  await serve(world.shop.botId);
  // The seeded bot is the platform's now, and so cannot sell in Stars.
  await sql`update bot set is_platform = true where id = ${world.shop.botId}`;
  expect(await refusal()).toMatch(/on sale in Stars/);
  await sql`update bot set is_platform = false where id = ${world.shop.botId}`;
  expect(await refusal()).toBeNull();
  expect(await row(of.botId)).toMatchObject({ token_ciphertext: null, removed: true });
  expect(await findClaimant(db, telegramId)).toBeNull();
  await expect(removeBot(deps, of, act())).rejects.toMatchObject({ code: 'not_found' });
  await expect(removeBot(deps, { ...of, botId: world.shop.botId }, act())).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('one that comes back is the same one, with whom it can write to', async () => {
  const of = await registered();
  await sql`insert into bot_contact (organisation_id, bot_id, telegram_id, started_at) values (${of.organisationId}, ${of.botId}, 6, now())`;
  await removeBot(deps, of, act());
  expect(await register()).toEqual({ kind: 'registered', botId: of.botId });
  expect(await row(of.botId)).toMatchObject({
    token_ciphertext: 'sealed 1',
    token_version: 2,
    removed: false,
  });
});

test('what an older key sealed is sealed anew, and nothing that was replaced meanwhile', async () => {
  const of = await registered();
  await sql`update bot set token_ciphertext = 'fresh' where token_ciphertext is not null and id <> ${of.botId}`;
  const reseal = ({ tokenCiphertext }: { tokenCiphertext: string }) =>
    tokenCiphertext === 'fresh' ? null : `anew ${tokenCiphertext}`;
  expect(await resealTokens(db, reseal)).toBe(1);
  expect(await row(of.botId)).toMatchObject({ token_ciphertext: 'anew sealed 1', token_version: 1 });
  expect((await listRegistered(db)).find((one) => one.telegramId === telegramId)).toMatchObject({
    tokenVersion: 1,
  });
});
