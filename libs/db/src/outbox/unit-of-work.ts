import type { Job } from '@latchkey/contracts/jobs/catalogue';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../connect-database.ts';

/** What a use case needs to commit. */
export interface Committer {
  database: Database;
  /** Pushes jobs once they are committed; the relay is the net when it does not. */
  onCommitted(jobs: OutboxJob[]): void;
  /** Hears of each transaction right before and after its commit: where a campaign of faults kills the process. */
  onStep?: ((when: 'before' | 'after', name: string) => void) | undefined;
  /** What its transactions are called there. */
  name?: string;
}

/** The same committer for the transactions of one use case, which `onStep` hears by this name. */
export function named<C extends Committer>(committer: C, name: string): C {
  return committer.onStep ? { ...committer, name } : committer;
}

/** One transaction: its database, and the jobs that it promises. */
export interface UnitOfWork {
  db: Db;
  /** Promises a job: it lies in the outbox if, and only if, the transaction commits. */
  promise(job: Job, notBefore?: Date): void;
  /**
   * Takes statements that have been sent and whose answers nobody needs yet: they travel together with those that follow,
   * in their order. The transaction commits only if all of them succeed.
   */
  sent(statements: Promise<unknown>): void;
}

// Two transactions that lock in a circle, that write the same key, or a row that moved under a stricter isolation: the
// loser simply goes again, and then sees what the other wrote.
const goAgain = new Set(['40P01', '40001', '23505']);
const maxTries = 4;

/** Runs work in one transaction; its jobs are written with it and pushed after the commit. */
export async function unitOfWork<T>(
  committer: Committer,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnce(committer, work);
    } catch (error) {
      if (tries === maxTries || !goAgain.has(sqlState(error) ?? '')) throw error;
    }
  }
}

async function runOnce<T>(
  { database, onCommitted, onStep, name = 'other' }: Committer,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> {
  const promised: { job: Job; notBefore: Date | null }[] = [];
  const { result, jobs } = await database.db.transaction(async (db) => {
    const underWay: Promise<unknown>[] = [];
    let failed: { error: unknown } | undefined;
    const unit: UnitOfWork = {
      db,
      promise: (job, notBefore) => void promised.push({ job, notBefore: notBefore ?? null }),
      sent: (statements) => {
        underWay.push(statements);
        statements.catch((error: unknown) => (failed ??= { error }));
      },
    };
    try {
      const result = await work(unit);
      const [jobs] = await Promise.all([promised.length > 0 ? writeOutbox(db, promised) : [], ...underWay]);
      onStep?.('before', name);
      return { result, jobs };
    } catch (error) {
      // What follows a failed statement on its connection fails too, and says no more than that.
      throw failed ? failed.error : error;
    }
  });
  onStep?.('after', name);
  if (jobs.length > 0) onCommitted(jobs);
  return result;
}

async function writeOutbox(db: Db, promised: { job: Job; notBefore: Date | null }[]): Promise<OutboxJob[]> {
  const rows = promised.map(({ job, notBefore }) => ({
    job: job.name,
    payload: job.payload,
    not_before: notBefore,
  }));
  const written = await db.execute<{ id: string }>(sql`
    insert into outbox (job, payload, not_before, held_until)
    select job, payload, not_before, now() + interval '5 seconds'
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (job text, payload jsonb, not_before timestamptz)
    returning id::text`);
  return promised.map(({ job, notBefore }, index) => ({
    id: (written[index] as { id: string }).id,
    name: job.name,
    payload: job.payload,
    notBefore,
  }));
}

function sqlState(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
}
