import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { Database } from '../connect-database.ts';
import { createGroups } from '../gather/groups.ts';
import type { Committer } from '../outbox/unit-of-work.ts';
import type { InboxRecord, IngestResult } from './inbox-record.ts';
import { storeRecords } from './store-records.ts';

export interface GroupIngest {
  /** Resolves once the record is committed. Rejects when it could not be stored: the sender must hear of it. */
  ingest(record: InboxRecord): Promise<IngestResult>;
  /** Resolves when everything handed in is settled. */
  close(): Promise<void>;
}

const grouping = { maxItems: 128, spacingMs: 15, enough: 8 };

/** Stores records that arrive together in one transaction; a lone one goes at once. */
export function createGroupIngest(options: {
  database: Pick<Database, 'sql'>;
  /** Called after the commit, never before. */
  onCommitted(jobs: OutboxJob[]): void;
  /** As a `Committer`'s. */
  onStep?: Committer['onStep'];
}): GroupIngest {
  const underWay = new Set<Promise<unknown>>();
  const store = createGroups(async (records: readonly InboxRecord[]) => {
    options.onStep?.('before', 'inbox');
    const { results, jobs } = await storeRecords(options.database, records);
    options.onStep?.('after', 'inbox');
    if (jobs.length > 0) options.onCommitted(jobs);
    return results;
  }, grouping);

  return {
    ingest: (record) => {
      const stored = store(record);
      underWay.add(stored);
      const forget = () => void underWay.delete(stored);
      stored.then(forget, forget);
      return stored;
    },
    close: async () => void (await Promise.allSettled(underWay)),
  };
}
