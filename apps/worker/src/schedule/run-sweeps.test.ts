import { sweepNames } from '@latchkey/access/sweep/sweep-overdue';
import type { QueueName } from '@latchkey/contracts/jobs/catalogue';
import { createLogger } from '@latchkey/runtime/create-logger';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { openWorker } from '../../test/open-worker.ts';
import { runSweeps } from './run-sweeps.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, jobs } = worker;
const { sql } = deps.database;
let lines: { sweep?: string; found?: number; level: string }[] = [];
const logger = createLogger(
  { name: 'test', level: 'info' },
  { write: (line: string) => void lines.push(JSON.parse(line)) },
);

beforeEach(async () => {
  await worker.renew();
  await sql`update channel set due_at = null`;
  lines = [];
});
const due = () =>
  sql`update channel set due_at = ${clock.now().toISOString()} where id = ${worker.shop.channel.channelId}`;
const sweepsFound = () => lines.flatMap(({ sweep, found }) => (found ? [sweep] : []));

test('sweeps at the start, and then on its own', async () => {
  await due();
  const sweeps = runSweeps(deps, { everyMs: 20, logger });
  await vi.waitFor(() => expect(sweepsFound()).toEqual(['channels']));
  await due();
  await vi.waitFor(() => expect(sweepsFound()).toEqual(['channels', 'channels']));
  await sweeps.stop();
  expect(jobs.map(({ name }) => name)).toEqual(['channel.prepare', 'channel.prepare']);
});

test('sweeps at once when time was moved, also in the middle of a round; stops at once', async () => {
  const sweeps = runSweeps(deps, { everyMs: 600_000, logger });
  await due();
  sweeps.wake();
  await vi.waitFor(() => expect(sweepsFound()).toEqual(['channels']));
  await due();
  sweeps.wake();
  await vi.waitFor(() => expect(sweepsFound()).toHaveLength(2));
  await sweeps.stop();
});

test('does not rest before a kind is empty, however much was lost', async () => {
  await sql`
    insert into sync_object (account, livemode, object_id, object_kind, organisation_id, requested_seq, due_at, correlation_id)
    select 'acct_many', false, 'sub_' || n, 'subscription', ${worker.shop.organisationId}, 1, ${clock.now().toISOString()}, 'cor'
    from generate_series(1, 450) n`;
  const sweeps = runSweeps(deps, { everyMs: 600_000, logger });
  await vi.waitFor(() => expect(jobs).toHaveLength(450));
  await sweeps.stop();
});

test('promises nothing again in a queue that is far behind, and finds all else', async () => {
  await sql`
    insert into sync_object (account, livemode, object_id, object_kind, organisation_id, requested_seq, due_at, correlation_id)
    values ('acct_behind', false, 'sub_behind', 'subscription', ${worker.shop.organisationId}, 1, ${clock.now().toISOString()}, 'cor')`;
  await due();
  let crowded = new Set<QueueName>(['payment']);
  const sweeps = runSweeps(deps, { everyMs: 20, logger, crowded: async () => crowded });
  await vi.waitFor(() => expect(sweepsFound()).toEqual(['channels']));
  crowded = new Set();
  await vi.waitFor(() => expect(sweepsFound()).toEqual(['channels', 'sync objects']));
  await sweeps.stop();
});

test('sweeps everything when the queues do not say how much waits', async () => {
  await due();
  const crowded = () => Promise.reject(new Error('away'));
  const sweeps = runSweeps(deps, { everyMs: 600_000, logger, crowded });
  await vi.waitFor(() => expect(sweepsFound()).toEqual(['channels']));
  await sweeps.stop();
});

test('one that fails does not hold up the others', async () => {
  await due();
  let failed = false;
  const database = new Proxy(deps.database, {
    get: (of, key, receiver) => {
      if (key !== 'db' || failed) return Reflect.get(of, key, receiver);
      failed = true;
      throw new Error('a fault of ours');
    },
  });
  const sweeps = runSweeps({ ...deps, database }, { everyMs: 600_000, logger });
  await vi.waitFor(() => expect(sweepsFound()).toEqual(['channels']));
  await sweeps.stop();
  expect(lines.filter(({ level }) => level === 'error')).toMatchObject([{ sweep: sweepNames[0] }]);
});
