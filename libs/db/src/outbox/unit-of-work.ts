import type { Job } from '@latchkey/contracts/jobs/catalogue';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../connect-database.ts';
import { sqlState } from '../sql-state.ts';

/** What a use case needs to commit. */
export interface Committer {
  database: Database;
  /** Pushes jobs once they are committed; the relay is the net when it does not. */
  onCommitted(jobs: OutboxJob[]): void;
}

/** One transaction: its database, and the jobs that it promises. */
export interface UnitOfWork {
  db: Db;
  /** Promises a job: it lies in the outbox if, and only if, the transaction commits. */
  promise(job: Job, notBefore?: Date): void;
  /**
   * Takes statements that have been sent and whose answers nobody needs yet: they travel together with those that follow,
   * in their order, the COMMIT among them. The transaction commits only if PostgreSQL takes all of them: what must not be
   * is refused by the statement itself, not by a look at its answer.
   */
  sent(statements: Promise<unknown>): void;
  /** Takes a statement that promises jobs by writing their outbox rows itself, and tells which it wrote. */
  promised(statement: Promise<OutboxJob[]>): void;
}

// Two transactions that lock in a circle, that write the same key, or a row that moved under a stricter isolation: the
// loser simply goes again, and then sees what the other wrote.
const goAgain = new Set(['40P01', '40001', '23505']);
const maxTries = 4;
// What follows a failed statement on its connection fails too, and says no more than that.
const consequence = '25P02';

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
  { database, onCommitted }: Committer,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> {
  const promises: { job: Job; notBefore: Date | null }[] = [];
  const written: Promise<OutboxJob[]>[] = [];
  const underWay: Promise<unknown>[] = [];
  let failed: { error: unknown } | undefined;
  const sent = (statements: Promise<unknown>): void => {
    underWay.push(statements);
    statements.catch((error: unknown) => {
      if (sqlState(error) !== consequence) failed ??= { error };
    });
  };
  const promised = (statement: Promise<OutboxJob[]>): void => {
    written.push(statement);
    sent(statement);
  };
  try {
    const { result } = await database.db.transaction(async (db) => {
      const result = await work({
        db,
        promise: (job, notBefore) => void promises.push({ job, notBefore: notBefore ?? null }),
        sent,
        promised,
      });
      if (promises.length > 0) promised(writeOutbox(db, promises));
      // What is still under way has gone out before the COMMIT; a result that is a promise is not waited for either.
      return { result };
    });
    await Promise.all(underWay);
    const jobs = (await Promise.all(written)).flat();
    if (jobs.length > 0) onCommitted(jobs);
    return result;
  } catch (error) {
    await Promise.allSettled(underWay);
    throw failed ? failed.error : error;
  }
}

async function writeOutbox(db: Db, promises: { job: Job; notBefore: Date | null }[]): Promise<OutboxJob[]> {
  const rows = promises.map(({ job, notBefore }) => ({
    job: job.name,
    payload: job.payload,
    not_before: notBefore,
  }));
  const written = await db.execute<{ id: string }>(sql`
    insert into outbox (job, payload, not_before, held_until)
    select job, payload, not_before, now() + interval '5 seconds'
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (job text, payload jsonb, not_before timestamptz)
    returning id::text`);
  return promises.map(({ job, notBefore }, index) => ({
    id: (written[index] as { id: string }).id,
    name: job.name,
    payload: job.payload,
    notBefore,
  }));
}
