import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import { connectDatabase } from '@latchkey/db/connect-database';
import { connectQueues } from '@latchkey/queue/connect-queues';
import { migrateQueues } from '@latchkey/queue/migrate-queues';
import { createPusher } from '@latchkey/queue/push-jobs';
import { startWorkers } from '@latchkey/queue/start-workers';
import { systemClock } from '@latchkey/runtime/system-clock';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handlersWith } from '../../../test/handlers-with.ts';
import { mintNotice } from '../../../test/mint-notice.ts';
import { openWorker } from '../../../test/open-worker.ts';
import { silent } from '../../../test/silent.ts';
import { refusal, taken } from '../../../test/start-bot-api.ts';
import { testSeal } from '../../../test/test-seal.ts';
import { sendNotice } from '../../handlers/notice/send-notice.ts';
import { createBots } from '../bots.ts';
import { openLimits } from './open-limits.ts';

const world = await openWorker();
const { databaseUrl, botApi, jobs } = world;
const { sql } = world.deps.database;
const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
  await world.close();
});

/** One more worker that sends notices from the queue, with connections of its own. */
async function startWorker(applicationName: string): Promise<void> {
  const database = await connectDatabase({ databaseUrl, maxConnections: 4, applicationName });
  const limits = openLimits({ db: database.db, logger: silent });
  const tokens = { TELEGRAM_BOT_TOKEN: '42:test' };
  const bots = createBots({ db: database.db, apiRoot: botApi.url, tokens, seal: testSeal, limits });
  const connection = connectQueues({ databaseUrl, onError: () => {} });
  const workers = startWorkers({
    connection,
    handlers: handlersWith({ 'notice.send': sendNotice({ ...world.deps, database, bots }) }),
    concurrency: { payment: 1, access: 1, notice: 40, channel: 1, broadcast: 1 },
    clock: systemClock,
    logger: silent,
    onDeadLetter: async () => {},
  });
  closers.push(database.close, limits.close, connection.close, () => workers.close());
}

let refused = 0;
const arrived: number[] = [];

beforeAll(async () => {
  await migrateQueues({ databaseUrl, appRole: 'latchkey_app' });
  botApi.answer('sendMessage', () => {
    const now = performance.now();
    if (arrived.filter((at) => at > now - 1_000).length >= 30) {
      refused += 1;
      return refusal(429, 'Too Many Requests: retry after 2', { retry_after: 2 });
    }
    return taken({ message_id: arrived.push(now) });
  });
  await Promise.all(['one', 'two', 'three'].map(startWorker));
});

test('hard case 19: a burst of notices by three workers and their queue: no 429, no attempt, none lost', async () => {
  for (let count = 0; count < 120; count += 1) await mintNotice(world);
  const producer = connectQueues({ databaseUrl, onError: () => {} });
  closers.push(producer.close);
  await createPusher(producer, systemClock).push(jobs as OutboxJob[]);

  // How exactly the pace is kept, message-pace.test.ts tells: here three workers and their queue share one process.
  await vi.waitFor(() => expect(arrived).toHaveLength(120), { timeout: 30_000, interval: 50 });
  expect(refused).toBe(0);
  await vi.waitFor(async () =>
    expect(await sql`select distinct state, failure from notice`).toEqual([{ state: 'sent', failure: null }]),
  );
}, 60_000);
