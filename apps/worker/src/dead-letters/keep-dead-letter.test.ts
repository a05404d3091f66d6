import { newId } from '@latchkey/db/new-id';
import type { DeadLetter } from '@latchkey/queue/dead-letter';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorker } from '../../test/open-worker.ts';
import { keepDeadLetter } from './keep-dead-letter.ts';

const worker = await openWorker();
afterAll(worker.close);
const { db, sql } = worker.deps.database;
let accessId = newId('access');
beforeEach(() => {
  accessId = newId('access');
});

const letter = (differs: Partial<DeadLetter> = {}): DeadLetter => ({
  jobId: 'o-7',
  jobName: 'access.converge',
  payload: { organisationId: worker.shop.organisationId, accessId, correlationId: 'cor_1' },
  entityKey: accessId,
  cause: 'exhausted',
  failures: [
    { at: '2026-11-20T12:00:00.000Z', attempt: 1, message: 'no answer' },
    { at: '2026-11-21T13:00:00.000Z', attempt: 44, message: 'still no answer' },
  ],
  firstFailedAt: '2026-11-20T12:00:00.000Z',
  lastFailedAt: '2026-11-21T13:00:00.000Z',
  correlationId: 'cor_1',
  attempts: 44,
  ...differs,
});
const rows = (entity: string = accessId) => sql`
  select organisation_id, job, failure_class, errors, attempts, correlation_id, last_failed_at, payload, replayed_at
  from dead_letter where entity = ${entity} order by first_failed_at`;

test('a dead letter has its row, with its organisation and history', async () => {
  await keepDeadLetter(db, letter());
  expect(await rows()).toMatchObject([
    {
      organisation_id: worker.shop.organisationId,
      job: 'access.converge',
      failure_class: 'exhausted',
      errors: letter().failures,
      attempts: 44,
      correlation_id: 'cor_1',
      payload: { accessId },
    },
  ]);
});

test('it dies again: the open row is renewed, there is no second, and its history goes on', async () => {
  await keepDeadLetter(db, letter());
  await sql`update dead_letter set replayed_at = now() where entity = ${accessId}`;
  const again = letter({
    cause: 'stopped',
    failures: [{ at: '2026-11-22T13:00:00.000Z', attempt: 1, message: 'faulty' }],
    firstFailedAt: '2026-11-22T13:00:00.000Z',
    lastFailedAt: '2026-11-22T13:00:00.000Z',
    correlationId: 'cor_2',
    attempts: 1,
  });
  await Promise.all([
    keepDeadLetter(db, again),
    keepDeadLetter(db, letter({ jobName: 'access.answerJoin' })),
  ]);
  const found = await rows();
  expect(found).toHaveLength(2);
  const [row] = found.filter(({ job }) => job === 'access.converge');
  expect(row).toMatchObject({
    failure_class: 'stopped',
    errors: [...letter().failures, ...again.failures],
    attempts: 45,
    replayed_at: null,
    correlation_id: 'cor_2',
  });
  expect(new Date(row?.last_failed_at)).toEqual(new Date('2026-11-22T13:00:00.000Z'));
});

test('one that was closed stays as it is; the next has a row of its own', async () => {
  await keepDeadLetter(db, letter());
  await sql`update dead_letter set closed_at = now(), closed_by = 'replayed' where entity = ${accessId}`;
  await keepDeadLetter(db, letter({ attempts: 3, firstFailedAt: '2026-11-23T00:00:00.000Z' }));
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([44, 3]);
});

test('a payload of no known organisation, or that is none at all, is kept too', async () => {
  await keepDeadLetter(db, letter({ payload: { organisationId: 'org_forged' } }));
  await keepDeadLetter(
    db,
    letter({ payload: 'nonsense', entityKey: `${accessId}/2`, correlationId: null, cause: 'malformed' }),
  );
  expect(await rows()).toMatchObject([{ organisation_id: null }]);
  expect(await rows(`${accessId}/2`)).toMatchObject([
    { organisation_id: null, correlation_id: 'o-7', payload: {} },
  ]);
});

test('of a job that dies for ever the latest hundred failures are kept', async () => {
  const failures = Array.from({ length: 60 }, (_, n) => ({
    at: '2026-11-20T12:00:00.000Z',
    attempt: n + 1,
    message: 'no',
  }));
  for (let life = 0; life < 3; life += 1) await keepDeadLetter(db, letter({ failures, attempts: 60 }));
  const [row] = await rows();
  expect(row?.attempts).toBe(180);
  expect(row?.errors).toHaveLength(100);
  expect(row?.errors.at(-1)).toMatchObject({ attempt: 60 });
});

test('a job whose name this release does not know has its row, too', async () => {
  await keepDeadLetter(db, letter({ jobName: 'access.unheardOf', cause: 'unknown_job' }));
  expect(await rows()).toMatchObject([{ job: 'access.unheardOf', failure_class: 'unknown_job' }]);
});

test('a letter whose payload names no organisation has that of the object, the bot or the chat it is about', async () => {
  const { organisationId, account, botTelegramId, channel } = worker.shop;
  const target = { account, livemode: false, objectKind: 'subscription', objectId: `sub_${accessId}` };
  await sql`
    insert into sync_object (account, livemode, object_id, object_kind, organisation_id, requested_seq, due_at, correlation_id)
    values (${account}, false, ${target.objectId}, 'subscription', ${organisationId}, 1, now(), 'cor')`;
  await keepDeadLetter(db, letter({ jobName: 'payment.sync', payload: target }));
  const update = { botTelegramId, updateId: 17 };
  await keepDeadLetter(db, letter({ jobName: 'payment.stars', payload: update }));
  await sql`
    insert into inbox_event (source, account, livemode, external_id, type, outcome, payload, correlation_id, received_at)
    values ('telegram', '4242', true, '18', 'chat_member', 'accepted',
      ${JSON.stringify({ chat_member: { chat: { id: channel.chatId } }, note: '\u0000' })}, 'cor', now())`;
  const ofPlatform = { botTelegramId: 4242, updateId: 18 };
  await keepDeadLetter(db, letter({ jobName: 'access.noteMember', payload: ofPlatform }));
  await keepDeadLetter(db, letter({ jobName: 'channel.noteBot', payload: { ...ofPlatform, updateId: 19 } }));
  const found = Object.fromEntries((await rows()).map((row) => [row.job, row.organisation_id]));
  expect(found).toEqual({
    'payment.sync': organisationId,
    'payment.stars': organisationId,
    'access.noteMember': organisationId,
    'channel.noteBot': null,
  });
});
