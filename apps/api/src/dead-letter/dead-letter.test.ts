import type { OrganisationId } from '@latchkey/contracts/ids';
import { createAccess } from '@latchkey/db/access/create-access';
import { recordDeadLetter } from '@latchkey/db/dead-letter/record-dead-letter';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let ours: Seller;
let support: Caller;
let userId: string;
beforeAll(async () => {
  api = await startApi();
  const signedUp = await signUp(api);
  [support, userId] = [signedUp.caller, signedUp.userId];
});
afterAll(() => api.close());
beforeEach(async () => {
  ours = await makeSeller(api.db);
  await addMember(api.db, ours.organisationId, userId, 'support');
});

const at = new Date('2026-11-20T12:00:00.000Z');

/** The convergence of somebody's access was given up. */
async function bury(
  differs: { job?: string; lastFailedAt?: Date; of?: OrganisationId | null; extra?: object } = {},
) {
  const { organisationId } = ours;
  const subscriberId = await mintSubscriber(api.db, organisationId, { at, telegramId: mintTelegramId() });
  const accessId = await createAccess(
    api.db,
    { subscriberId, channelId: ours.channel.channelId },
    { organisationId, correlationId: 'cor', at },
  );
  await recordDeadLetter(api.db, {
    organisationId: differs.of === undefined ? organisationId : differs.of,
    job: differs.job ?? 'access.converge',
    entity: accessId,
    payload: { organisationId, accessId, correlationId: 'cor_1', ...differs.extra },
    failureClass: 'exhausted',
    failures: [
      { at: at.toISOString(), attempt: 1, message: 'no answer' },
      { at: at.toISOString(), attempt: 44, message: 'still no answer' },
    ],
    attempts: 44,
    correlationId: 'cor_1',
    firstFailedAt: at,
    lastFailedAt: differs.lastFailedAt ?? at,
  });
  const [row] = await api.database.sql`select id from dead_letter where entity = ${accessId}`;
  return { id: row?.id as string, accessId };
}

const as = (input: object, path: string, caller = support) =>
  call(api, `deadLetter.${path}`, { organisationId: ours.organisationId, ...input }, caller);
const ids = (answer: { data: unknown }) =>
  (answer.data as { items: { id: string }[] }).items.map(({ id }) => id);

test('are listed newest first, page by page, by filters', async () => {
  const first = await bury();
  const second = await bury({ job: 'channel.prepare', lastFailedAt: new Date('2026-11-21T12:00:00Z') });
  const third = await bury();
  const page = await as({ limit: 2 }, 'list');
  expect([ids(page), page.data]).toMatchObject([[third.id, second.id], { nextCursor: second.id }]);
  expect(ids(await as({ limit: 2, cursor: second.id }, 'list'))).toEqual([first.id]);
  expect(ids(await as({ job: 'channel.prepare' }, 'list'))).toEqual([second.id]);
  expect(ids(await as({ class: 'stopped' }, 'list'))).toEqual([]);
  expect(ids(await as({ from: '2026-11-21T12:00:00Z' }, 'list'))).toEqual([second.id]);
  expect(ids(await as({ until: '2026-11-21T12:00:00Z' }, 'list'))).toEqual([third.id, first.id]);
  expect(ids(await as({ state: 'closed' }, 'list'))).toEqual([]);
});

test('one is shown with its history and the ids of its payload, and nothing else of it', async () => {
  const { id, accessId } = await bury({
    extra: { name: 'Ada Lovelace', deep: { email: 'ada@example.com' } },
  });
  await api.database
    .sql`update dead_letter set errors = '["of an older release"]'::jsonb || errors where id = ${id}`;
  const { data } = await as({ deadLetterId: id }, 'get');
  expect(data).toMatchObject({
    id,
    job: 'access.converge',
    entity: accessId,
    class: 'exhausted',
    attempts: 44,
    firstFailedAt: at.toISOString(),
    lastError: 'still no answer',
    closedAt: null,
    failures: [
      { at: null, attempt: 1, message: 'of an older release' },
      { at: at.toISOString(), attempt: 1, message: 'no answer' },
      { attempt: 44, message: 'still no answer' },
    ],
  });
  expect((data as { payload: object }).payload).toEqual({
    organisationId: ours.organisationId,
    accessId,
    correlationId: 'cor_1',
  });
});

test('one is replayed: dry, then in earnest, through the outbox, with the call in the audit', async () => {
  const { id, accessId } = await bury();
  api.jobs.length = 0;
  expect((await as({ deadLetterId: id, dryRun: true }, 'replay')).data).toMatchObject({
    outcome: 'would_run',
  });
  expect(api.jobs).toEqual([]);
  expect((await as({ deadLetterId: id }, 'replay')).data).toEqual({
    id,
    job: 'access.converge',
    entity: accessId,
    outcome: 'replayed',
  });
  expect(api.jobs).toMatchObject([{ name: 'access.converge', payload: { accessId } }]);
  const [audited] = await api.database.sql`select actor_kind, actor_id from audit where target_id = ${id}`;
  expect(audited).toEqual({ actor_kind: 'user', actor_id: userId });
});

test('a filtered set: what would come of it, counted, and then it is done', async () => {
  const letters = [await bury(), await bury(), await bury()].map(({ id }) => id);
  await as({ deadLetterId: letters[0] }, 'replay');
  const filter = { job: 'access.converge' };
  const dry = await as({ ...filter, dryRun: true, limit: 2 }, 'replayMany');
  expect(dry.data).toMatchObject({ counts: { under_way: 1, would_run: 1 }, nextCursor: letters[1] });
  const done = await as({ ...filter, dryRun: false }, 'replayMany');
  expect(done.data).toMatchObject({ counts: { under_way: 1, replayed: 2 }, nextCursor: null });
  expect(await as(filter, 'replayMany')).toMatchObject({ errorCode: 'invalid_input' });
});

test('one is put aside with a reason, once', async () => {
  const { id } = await bury();
  expect(await as({ deadLetterId: id, reason: ' ' }, 'discard')).toMatchObject({
    errorCode: 'invalid_input',
  });
  const reason = 'a test account';
  expect((await as({ deadLetterId: id, reason }, 'discard')).data).toMatchObject({
    closedBy: 'discarded',
    closeReason: reason,
  });
  expect(await as({ deadLetterId: id, reason }, 'discard')).toMatchObject({ errorCode: 'conflict' });
  expect((await as({ deadLetterId: id }, 'replay')).data).toMatchObject({ outcome: 'already_closed' });
});

test("another organisation's, and nobody's, are not there", async () => {
  const { id } = await bury();
  const orphan = await bury();
  await api.database.sql`update dead_letter set organisation_id = null where id = ${orphan.id}`;
  expect(ids(await as({}, 'list'))).toEqual([id]);
  ours = await makeSeller(api.db);
  await addMember(api.db, ours.organisationId, userId, 'support');
  for (const deadLetterId of [id, orphan.id]) {
    for (const [path, input] of [
      ['get', {}],
      ['replay', {}],
      ['discard', { reason: 'no' }],
    ] as const) {
      expect(await as({ deadLetterId, ...input }, path), path).toMatchObject({ errorCode: 'not_found' });
    }
  }
  expect(ids(await as({ dryRun: false }, 'replayMany'))).toEqual([]);
});
