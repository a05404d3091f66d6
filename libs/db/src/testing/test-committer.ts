import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { Database } from '../connect-database.ts';
import type { Committer } from '../outbox/unit-of-work.ts';

/** A committer that keeps what was committed, in the place of a queue. */
export interface TestCommitter extends Committer {
  jobs: OutboxJob[];
}

export function createTestCommitter(database: Database): TestCommitter {
  const jobs: OutboxJob[] = [];
  return { database, jobs, onCommitted: (committed) => void jobs.push(...committed) };
}
