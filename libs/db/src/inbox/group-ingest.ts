import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { Database } from '../connect-database.ts';
import { isDatabaseAway } from '../is-database-away.ts';
import type { Committer } from '../outbox/unit-of-work.ts';
import type { InboxRecord, IngestResult } from './inbox-record.ts';
import { storeRecords } from './store-records.ts';

export interface GroupIngest {
  /** Resolves once the record is committed. Rejects when it could not be stored: the sender must hear of it. */
  ingest(record: InboxRecord): Promise<IngestResult>;
  /** Resolves when everything handed in is settled. */
  close(): Promise<void>;
}

interface Waiting {
  record: InboxRecord;
  resolve(result: IngestResult): void;
  reject(error: unknown): void;
}

const maxBatch = 128;
const maxInFlight = 2;

/**
 * Group commit: records that arrive while others are being committed share the next transaction. A lone one goes at once.
 * A batch that fails is stored one by one, so that one bad record never takes others with it; where the database is
 * away, all are refused at once.
 */
export function createGroupIngest(options: {
  database: Pick<Database, 'sql'>;
  /** Called after the commit, never before. */
  onCommitted(jobs: OutboxJob[]): void;
  /** As a `Committer`'s. */
  onStep?: Committer['onStep'];
}): GroupIngest {
  const waiting: Waiting[] = [];
  let inFlight = 0;
  let idle: (() => void)[] = [];

  const flush = async (): Promise<void> => {
    inFlight += 1;
    const batch = waiting.splice(0, maxBatch);
    try {
      await store(batch);
    } catch (error) {
      if (batch.length === 1 || isDatabaseAway(error)) for (const one of batch) one.reject(error);
      else for (const one of batch) await store([one]).catch(one.reject);
    } finally {
      inFlight -= 1;
      next();
    }
  };

  const store = async (batch: Waiting[]): Promise<void> => {
    options.onStep?.('before', 'inbox');
    const { results, jobs } = await storeRecords(
      options.database,
      batch.map((one) => one.record),
    );
    options.onStep?.('after', 'inbox');
    if (jobs.length > 0) options.onCommitted(jobs);
    for (const [index, one] of batch.entries()) one.resolve(results[index] as IngestResult);
  };

  const next = (): void => {
    if (waiting.length > 0 && inFlight < maxInFlight) void flush();
    else if (inFlight === 0) {
      for (const resolve of idle) resolve();
      idle = [];
    }
  };

  return {
    ingest: (record) =>
      new Promise((resolve, reject) => {
        waiting.push({ record, resolve, reject });
        next();
      }),
    close: () =>
      new Promise((resolve) => (inFlight === 0 && waiting.length === 0 ? resolve() : idle.push(resolve))),
  };
}
