import { transition } from '@latchkey/contracts/access/transition';
import { createAccess } from '@latchkey/db/access/create-access';
import { writeMove } from '@latchkey/db/access/write-moves';
import { createTestDatabase } from '@latchkey/db/testing/create-test-database';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintShop } from '@latchkey/db/testing/factories/mint-shop';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { onServer } from '@latchkey/db/testing/on-server';
import { createTestClock } from '@latchkey/db/testing/test-clock';
import { connectQueues } from '@latchkey/queue/connect-queues';
import { type DeadLetter, deadLetters } from '@latchkey/queue/dead-letter';
import { migrateQueues } from '@latchkey/queue/migrate-queues';
import { readQueueDepths } from '@latchkey/queue/queue-depth';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { keepDeadLetter } from './keep-dead-letter.ts';
import { mirrorDeadLetters } from './mirror-dead-letters.ts';

const { database, databaseUrl, drop } = await createTestDatabase();
const { db, sql } = database;
await migrateQueues({ databaseUrl });
const connection = connectQueues({ databaseUrl, onError: () => undefined });
afterAll(async () => {
  await connection.close();
  await drop();
});
const clock = createTestClock();
const shop = await mintShop(db, { at: clock.now() });
const { organisationId } = shop;
const queue = deadLetters(connection);
const emptyQueue = () => onServer(databaseUrl, (owner) => owner`delete from bullmq.job`);
const mirror = () => mirrorDeadLetters({ db, clock, queue });

beforeEach(async () => {
  await sql`delete from dead_letter`;
  await emptyQueue();
});

const inQueue = async () =>
  (await readQueueDepths(connection)).find(({ queue: name }) => name === 'dead-letter')?.waiting;
const rows = () => sql`select entity, closed_by, due_at from dead_letter order by id`;

/** The convergence of an access that is PENDING was given up. */
async function bury(): Promise<{ letter: DeadLetter; open(): Promise<void> }> {
  const at = clock.now();
  const occasion = { organisationId, correlationId: 'cor', at };
  const subscriberId = await mintSubscriber(db, organisationId, { at, telegramId: mintTelegramId() });
  const accessId = await createAccess(db, { subscriberId, channelId: shop.channel.channelId }, occasion);
  const letter: DeadLetter = {
    jobId: 'o-7',
    jobName: 'access.converge',
    payload: { organisationId, accessId, correlationId: 'cor' },
    entityKey: accessId,
    cause: 'exhausted',
    failures: [{ at: at.toISOString(), attempt: 1, message: 'no' }],
    firstFailedAt: at.toISOString(),
    lastFailedAt: at.toISOString(),
    correlationId: 'cor',
    attempts: 1,
  };
  await keepDeadLetter(db, letter);
  await queue.put(letter);
  const born = { id: accessId, version: 1, state: 'PENDING' } as const;
  return {
    letter,
    open: () => writeMove(db, transition(born, 'grant', { grantedAt: at, joinedAt: null }), {}, occasion),
  };
}

test('hard case 22: the queue of dead letters is emptied: it is full again by itself within a minute', async () => {
  await bury();
  await bury();
  await mirror();
  expect(await inQueue()).toBe(2);
  await emptyQueue();
  await mirror();
  expect(await inQueue()).toBe(0);
  clock.advance({ minutes: 1 });
  await mirror();
  expect(await inQueue()).toBe(2);
  clock.advance({ minutes: 1 });
  await mirror();
  expect(await inQueue()).toBe(2);
});

test('what it is about came right by itself: closed, and out of the queue; the others stay', async () => {
  const one = await bury();
  await bury();
  await one.open();
  expect(await mirror()).toEqual({ found: 1, more: false });
  expect(await rows()).toMatchObject([
    { entity: one.letter.entityKey, closed_by: 'converged', due_at: null },
    { closed_by: null },
  ]);
  expect(await inQueue()).toBe(1);
  clock.advance({ days: 1 });
  expect(await mirror()).toEqual({ found: 0, more: false });
});

test('after a replay it says that it was replayed', async () => {
  const { open } = await bury();
  await sql`update dead_letter set replayed_at = now()`;
  await open();
  await mirror();
  expect(await rows()).toMatchObject([{ closed_by: 'replayed' }]);
});

test('one that was put aside leaves the queue', async () => {
  await bury();
  await sql`update dead_letter set closed_at = now(), closed_by = 'discarded', due_at = ${clock.now().toISOString()}`;
  await mirror();
  expect([await inQueue(), (await rows())[0]]).toMatchObject([0, { closed_by: 'discarded', due_at: null }]);
});

test('it dies again after its letter was closed: the next one takes its place in the queue', async () => {
  const { letter } = await bury();
  await sql`update dead_letter set closed_at = now(), closed_by = 'discarded', due_at = ${clock.now().toISOString()}`;
  await keepDeadLetter(db, letter);
  await mirror();
  expect(await inQueue()).toBe(1);
  expect((await rows()).map(({ closed_by }) => closed_by)).toEqual(['discarded', null]);
});

test('the queue is away: nothing is forgotten', async () => {
  await bury();
  await sql`update dead_letter set closed_at = now(), closed_by = 'discarded', due_at = ${clock.now().toISOString()}`;
  const away = { ...queue, remove: () => Promise.reject(new Error('away')) };
  await expect(mirrorDeadLetters({ db, clock, queue: away })).rejects.toThrow('away');
  clock.advance({ minutes: 1 });
  await mirror();
  expect(await inQueue()).toBe(0);
});
