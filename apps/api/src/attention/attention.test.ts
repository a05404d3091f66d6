import type { AccessId } from '@latchkey/contracts/ids';
import type { AttentionView } from '@latchkey/contracts/procedures/attention';
import { newId } from '@latchkey/db/new-id';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let support: Caller;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const { userId, caller } = await signUp(api);
  await addMember(api.db, seller.organisationId, userId, 'support');
  support = caller;
});

async function heldUp(action: string): Promise<AccessId> {
  const id = newId('access');
  const { organisationId, channel } = seller;
  const at = new Date();
  const subscriberId = await mintSubscriber(api.db, organisationId, { at, telegramId: mintTelegramId() });
  await api.database.sql`
    insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id, action_required)
    values (${organisationId}, ${id}, ${subscriberId}, ${channel.channelId}, 'PENDING', 1, now(), 'cor', ${action})`;
  return id;
}

async function alert(kind: string, subject: string): Promise<string> {
  const id = newId('alert');
  await api.database.sql`
    insert into alert (organisation_id, id, kind, subject, detail, correlation_id, raised_at)
    values (${seller.organisationId}, ${id}, ${kind}, ${subject}, '{}', 'cor', now())`;
  return id;
}

async function drift(subjectId: string, waits: boolean): Promise<string> {
  const [id, partId] = [newId('drift'), newId('reconcilePart')];
  const { organisationId, channel } = seller;
  await api.database.sql`
    insert into reconcile_part (organisation_id, id, part, channel_id, due_at)
    values (${organisationId}, ${partId}, 'members', ${channel.channelId}, now()) on conflict do nothing`;
  await api.database.sql`
    insert into drift (organisation_id, id, kind, subject_kind, subject_id, part_id, fix, waits_for_person, size, evidence, found_at, last_seen_at)
    select ${organisationId}, ${id}, 'paid-not-in', 'access', ${subjectId}, id, 'invite', ${waits}, 1, '{}', now(), now()
    from reconcile_part where organisation_id = ${organisationId} and part = 'members'`;
  return id;
}

const list = async (caller: Caller = support) =>
  (await call(api, 'attention.list', {}, caller)).data as AttentionView;

test('nothing waits: noughts', async () => {
  const counts = { brakes: 0, alerts: 0, accesses: 0, drifts: 0, deadLetters: 0, total: 0 };
  expect(await list()).toEqual({ counts, brakes: [], alerts: [], accesses: [], drifts: [], deadLetters: [] });
  expect((await call(api, 'attention.count', {}, support)).data).toEqual(counts);
});

test('each thing once: accesses together by channel and reason, alerts not beside what they tell of', async () => {
  const [first] = [await heldUp('banned_by_hand'), await heldUp('banned_by_hand')];
  const other = await heldUp('person_is_admin');
  const waiting = await drift(other, true);
  await drift(first as string, false);
  await alert('drift_found', waiting);
  await alert('removal_refused', other);
  const seen = await alert('seen_inside_again', other);
  await api.database.sql`
    insert into dead_letter (id, organisation_id, job, entity, payload, failure_class, errors, attempts, correlation_id, first_failed_at, last_failed_at)
    values (${newId('deadLetter')}, ${seller.organisationId}, 'notice.send', 'ntc_1', '{}', 'stopped', '["no"]', 1, 'cor', now(), now())`;
  await api.database.sql`
    insert into brake (organisation_id, id, scope, channel_id, removals, limit_count, members, pulled_at, correlation_id)
    values (${seller.organisationId}, ${newId('brake')}, 'chat', ${seller.channel.channelId}, 11, 10, 90, now(), 'cor')`;
  await heldUp('brake');
  const found = await list();
  expect(found.counts).toEqual({ brakes: 1, alerts: 1, accesses: 2, drifts: 1, deadLetters: 1, total: 6 });
  expect(found.accesses).toMatchObject([
    { action: 'banned_by_hand', count: 2, people: [{ accessId: first, name: 'Ada' }, {}] },
    { action: 'person_is_admin', count: 1 },
  ]);
  expect(found.drifts).toMatchObject([{ id: waiting, personName: 'Ada', channelTitle: expect.any(String) }]);
  expect(found.alerts).toMatchObject([
    { id: seen, kind: 'seen_inside_again', personName: 'Ada', subscriberId: expect.stringMatching(/^sbr_/) },
  ]);
  expect(found.brakes).toMatchObject([{ channelTitle: expect.any(String), waiting: 0 }]);
});

test('who asks to be erased is named, by their mail where there is nobody else', async () => {
  const { organisationId } = seller;
  const id = newId('erasureRequest');
  await api.database.sql`
    insert into erasure_request (organisation_id, id, email, locale, requested_at, correlation_id)
    values (${organisationId}, ${id}, 'gone@example.com', 'en', now(), 'cor')`;
  await alert('erasure_requested', id);
  expect((await list()).alerts).toMatchObject([{ personName: 'gone@example.com', subscriberId: null }]);
});

test("another organisation's troubles are nobody's here", async () => {
  await heldUp('banned_by_hand');
  await alert('chat_taken', '-1001');
  const other = await makeSeller(api.db);
  expect((await list(other.byKey)).counts.total).toBe(0);
});

test('who was held up is looked at again, and only those', async () => {
  const held = await heldUp('banned_by_hand');
  await heldUp('person_is_admin');
  api.jobs.length = 0;
  const { channelId } = seller.channel;
  const asked = await call(api, 'attention.lookAgain', { channelId, action: 'banned_by_hand' }, support);
  expect(asked.data).toEqual({ asked: 1 });
  expect(api.jobs).toMatchObject([{ name: 'access.converge', payload: { accessId: held } }]);
});

test('what has happened is put aside and brought back; what lasts is not put aside', async () => {
  const seen = await alert('seen_inside_again', newId('access'));
  const input = { alertId: seen };
  expect((await call(api, 'attention.acknowledge', input, support)).status).toBe(200);
  expect((await list()).counts.alerts).toBe(0);
  expect(await call(api, 'attention.acknowledge', input, support)).toMatchObject({ errorCode: 'conflict' });
  expect((await call(api, 'attention.bringBack', input, support)).status).toBe(200);
  expect((await list()).counts.alerts).toBe(1);
  expect(await call(api, 'attention.bringBack', input, support)).toMatchObject({ errorCode: 'conflict' });
  const lasting = { alertId: await alert('account_disconnected', seller.stripeAccountId) };
  expect(await call(api, 'attention.acknowledge', lasting, support)).toMatchObject({ errorCode: 'conflict' });
  const audit = await api.database.sql`select action from audit where target_id = ${seen} order by id`;
  expect(audit.map(({ action }) => action)).toEqual(['alert.acknowledge', 'alert.bring_back']);
  expect(await call(api, 'attention.acknowledge', { alertId: newId('alert') }, support)).toMatchObject({
    errorCode: 'not_found',
  });
});
