import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintMembers } from '../testing/factories/mint-members.ts';
import { mintShop } from '../testing/factories/mint-shop.ts';
import { mintSubscriber } from '../testing/factories/mint-subscriber.ts';
import { createTestClock } from '../testing/test-clock.ts';
import { countAudience } from './audience.ts';
import { beginBroadcast } from './begin-broadcast.ts';
import { listRecipients } from './list-recipients.ts';
import { scheduleBroadcast } from './move-broadcast.ts';
import { chooseBroadcasts, listBroadcastChoices } from './opt-outs.ts';
import { readBroadcast } from './read-broadcasts.ts';
import { createDraft, type DraftContent } from './write-draft.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { db, sql } = database;
const clock = createTestClock();
const at = clock.now();
const draft: DraftContent = { content: [{ text: 'Tonight' }], button: null, segment: { kind: 'active' } };

test('ten thousand people: they are fixed by one statement, in no more than seconds, and read page after page', async () => {
  const shop = await mintShop(db, { at });
  const people = await mintMembers(db, shop, { at, count: 10_000 });
  const { organisationId } = shop;
  const made = { ...draft, draftKey: 'key_10000', createdBy: null, correlationId: 'cor_10000', at };
  const { broadcastId } = await createDraft(db, organisationId, made);
  const of = { organisationId, broadcastId };
  await scheduleBroadcast(db, of, { startsAt: at, correlationId: 'cor_10000' });
  const begun = performance.now();
  expect(await beginBroadcast(db, of, { now: at, dueAt: at })).toBe(10_000);
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect((await readBroadcast(db, of))?.counts.queued).toBe(10_000);
  const first = await listRecipients(db, of, { state: 'queued', after: null, limit: 3 });
  const second = await listRecipients(db, of, {
    state: undefined,
    after: Number(first.at(-1)?.telegram_id),
    limit: 3,
  });
  const told = [...first, ...second].map(({ telegram_id }) => Number(telegram_id));
  expect(told).toEqual(people.slice(0, 6).map(({ telegramId }) => telegramId));
  // Twice is once: nobody is added to one that has begun.
  expect(await beginBroadcast(db, of, { now: at, dueAt: at })).toBeNull();
});

test('who is reached, and why others are not', async () => {
  const shop = await mintShop(db, { at });
  const { organisationId } = shop;
  const [out, blocked, unknown] = await mintMembers(db, shop, { at, count: 5 });
  if (!out || !blocked || !unknown) throw new Error('nobody was minted');
  await chooseBroadcasts(db, organisationId, { telegramId: out.telegramId, wanted: false, at });
  await sql`update bot_contact set blocked_at = now() where telegram_id = ${blocked.telegramId}`;
  await sql`delete from bot_contact where telegram_id = ${unknown.telegramId}`;
  const subscriberId = await mintSubscriber(db, organisationId, { at, telegramId: null });
  await sql`insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
    values (${organisationId}, 'acc_placeholder', ${subscriberId}, ${shop.channel.channelId}, 'PENDING', 1, now(), 'cor')`;
  // Who only ever began to buy is in no segment.
  await mintSubscriber(db, organisationId, { at, telegramId: 77 });
  expect(await countAudience(db, organisationId, { kind: 'active' }, at)).toEqual({
    reachable: 2,
    optedOut: 1,
    blocked: 1,
    neverStarted: 1,
    withoutTelegram: 1,
  });
});

test('of an organisation that was closed meanwhile nobody is written to', async () => {
  const shop = await mintShop(db, { at });
  const { organisationId } = shop;
  await mintMembers(db, shop, { at, count: 1 });
  const made = { ...draft, draftKey: 'key_closed', createdBy: null, correlationId: 'cor_closed', at };
  const { broadcastId } = await createDraft(db, organisationId, made);
  const of = { organisationId, broadcastId };
  await scheduleBroadcast(db, of, { startsAt: at, correlationId: 'cor_closed' });
  await sql`update organisation set closed_at = now() where id = ${organisationId}`;
  expect(await beginBroadcast(db, of, { now: at, dueAt: at })).toBeNull();
  expect((await readBroadcast(db, of))?.state).toBe('cancelled');
});

test('a person chooses for each creator by itself, and only among those in whose books they are', async () => {
  const shop = await mintShop(db, { at });
  const [member] = await mintMembers(db, shop, { at, count: 1 });
  if (!member) throw new Error('nobody was minted');
  const { telegramId } = member;
  const of = { botTelegramId: shop.botTelegramId, telegramId };
  expect(await listBroadcastChoices(db, of)).toMatchObject([
    { organisation_id: shop.organisationId, wanted: true },
  ]);
  for (const wanted of [false, false, true, true, false])
    await chooseBroadcasts(db, shop.organisationId, { telegramId, wanted, at });
  expect(await listBroadcastChoices(db, of)).toMatchObject([{ wanted: false }]);
  expect(await listBroadcastChoices(db, { ...of, telegramId: 4711 })).toEqual([]);
});
