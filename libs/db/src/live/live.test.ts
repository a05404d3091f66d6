import type { OrganisationId } from '@latchkey/contracts/ids';
import type { LiveKind } from '@latchkey/contracts/live';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { connectDatabase } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintShop, type Shop } from '../testing/factories/mint-shop.ts';
import { mintSubscriber } from '../testing/factories/mint-subscriber.ts';
import { layCable } from '../testing/lay-cable.ts';
import { listenToChanges } from './listen-to-changes.ts';
import { publishChanges } from './publish-changes.ts';
import { watchOrganisations } from './watch-organisations.ts';

const { database, databaseUrl, drop } = await createTestDatabase();
const { db, sql } = database;
const at = new Date('2026-11-20T12:00:00Z');
let shop: Shop;
let told: [OrganisationId, LiveKind][] = [];
let standing = 0;
let stop: () => Promise<void>;

beforeAll(async () => {
  shop = await mintShop(db, { at });
  stop = await listenToChanges(database, {
    onChange: (...change) => void told.push(change),
    onListening: () => {
      standing += 1;
    },
  });
});
afterAll(async () => {
  await stop();
  await drop();
});
beforeEach(async () => {
  await sql`delete from live_watch`;
  await sql`delete from live_change`;
  told = [];
});

const notes = () => sql`select organisation_id, kind from live_change`;
const kinds = () => [...new Set(told.map(([, kind]) => kind))].sort();

async function grant(): Promise<string> {
  const id = newId('access');
  const { organisationId, channel } = shop;
  const subscriberId = await mintSubscriber(db, organisationId, { at, telegramId: null });
  await sql`
    with born as (
      insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
      values (${organisationId}, ${id}, ${subscriberId}, ${channel.channelId}, 'PENDING', 1, now(), 'cor') returning *
    )
    insert into access_ledger (access_id, version, organisation_id, to_state, correlation_id, at)
    select id, 1, organisation_id, 'PENDING', 'cor', now() from born`;
  return id;
}

test('nothing is noted of an organisation at which nobody looks, nor once its watch is over', async () => {
  await grant();
  expect(await notes()).toHaveLength(0);
  await watchOrganisations(db, [newId('organisation')]);
  await grant();
  expect(await notes()).toHaveLength(0);
  await watchOrganisations(db, [shop.organisationId]);
  await sql`update live_watch set until = now() - interval '1 second'`;
  await grant();
  expect(await notes()).toHaveLength(0);
});

test('what changes is told once per kind, however often it changed, and then forgotten', async () => {
  await watchOrganisations(db, [shop.organisationId]);
  for (let times = 0; times < 5; times += 1) await grant();
  await sql`update plan set name = 'Another' where organisation_id = ${shop.organisationId}`;
  await publishChanges(db);
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told).toContainEqual([shop.organisationId, 'access']);
  expect(told).toContainEqual([shop.organisationId, 'plan']);
  expect(await notes()).toHaveLength(0);
});

test('what is rolled back was never noted', async () => {
  await watchOrganisations(db, [shop.organisationId]);
  await db
    .transaction(async (tx) => {
      await tx.execute("update plan set name = 'Never'");
      throw new Error('no');
    })
    .catch(() => {});
  expect(await notes()).toHaveLength(0);
});

test.each([
  [
    'attention',
    (id: string) => sql`update channel_access set action_required = 'banned_by_hand' where id = ${id}`,
  ],
  ['access', (id: string) => sql`update channel_access set joined_at = now() where id = ${id}`],
  ['channel', () => sql`update channel set link_state = 'dead' where id = ${shop.channel.channelId}`],
  [
    'account',
    () => sql`update stripe_account set ready = not ready where organisation_id = ${shop.organisationId}`,
  ],
  ['account', () => sql`update organisation set grace_days = 6 where id = ${shop.organisationId}`],
  [
    'attention',
    () => sql`insert into alert (organisation_id, id, kind, subject, detail, correlation_id, raised_at)
      values (${shop.organisationId}, ${newId('alert')}, 'chat_taken', ${newId('alert')}, '{}', 'cor', now())`,
  ],
] as const)('%s: heard of', async (kind, change) => {
  const id = await grant();
  await watchOrganisations(db, [shop.organisationId]);
  await change(id);
  await publishChanges(db);
  await vi.waitFor(() => expect(kinds()).toEqual([kind]));
});

test('a lease, a look and other housekeeping are nobody’s news', async () => {
  const id = await grant();
  await watchOrganisations(db, [shop.organisationId]);
  await sql`update channel_access set lease_token = 'x', lease_until = now(), due_at = now(), looked_at = now() where id = ${id}`;
  await sql`update channel set canary_at = now(), due_at = now(), lease_token = 'x' where id = ${shop.channel.channelId}`;
  expect(await notes()).toHaveLength(0);
});

test('two apis that publish at once tell everything, and each thing by one of them', async () => {
  const others = await Promise.all([1, 2, 3].map(() => mintShop(db, { at })));
  await watchOrganisations(
    db,
    others.map(({ organisationId }) => organisationId),
  );
  for (const { organisationId } of others)
    await sql`update plan set name = 'Another' where organisation_id = ${organisationId}`;
  await Promise.all([publishChanges(db), publishChanges(db)]);
  await vi.waitFor(() => expect(new Set(told.map(([id]) => id)).size).toBe(3));
});

test('a lost connection is made anew, and says so: what was told meanwhile was told to nobody', async () => {
  const cable = await layCable(databaseUrl);
  const far = await connectDatabase({ databaseUrl: cable.url, maxConnections: 2, applicationName: 'far' });
  const heard: LiveKind[] = [];
  let times = 0;
  const end = await listenToChanges(far, {
    onChange: (_, kind) => void heard.push(kind),
    onListening: () => {
      times += 1;
    },
  });
  expect(times).toBe(1);
  cable.shake();
  await vi.waitFor(() => expect(times).toBe(2), 10_000);
  await watchOrganisations(db, [shop.organisationId]);
  await sql`update plan set name = 'Once more' where organisation_id = ${shop.organisationId}`;
  await publishChanges(db);
  await vi.waitFor(() => expect(heard).toEqual(['plan']));
  await end();
  await far.close();
  cable.cut();
  expect(standing).toBe(1);
});
