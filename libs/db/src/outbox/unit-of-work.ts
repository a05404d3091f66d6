import type { Job } from '@latchkey/contracts/jobs/catalogue';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { Database, Db } from '../connect-database.ts';
import { gatherInTransaction } from '../gather/gather-in-transaction.ts';
import { createGroups } from '../gather/groups.ts';
import { sqlState } from '../sql-state.ts';
import { writeOutbox } from './write-outbox.ts';

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
   * in their order, the COMMIT among them. The transaction commits only if PostgreSQL takes all of them: what must not be
   * is refused by the statement itself, not by a look at its answer.
   */
  sent(statements: Promise<unknown>): void;
  /** Takes a statement that promises jobs by writing their outbox rows itself, and tells which it wrote. */
  promised(statement: Promise<OutboxJob[]>): void;
  /** Does one thing after the other for the same key, where works that share a transaction would do them side by side. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>;
}

type Work<T> = (unit: UnitOfWork) => Promise<T>;

interface Item<T> {
  committer: Committer;
  work: Work<T>;
}

interface Done<T> {
  result: T;
  jobs: OutboxJob[];
}

// Two transactions that lock in a circle, that write the same key, or a row that moved under a stricter isolation: the
// loser simply goes again, and then sees what the other wrote.
const goAgain = new Set(['40P01', '40001', '23505']);
const maxTries = 4;
// What follows a failed statement on its connection fails too, and says no more than that.
const consequence = '25P02';

/** Runs work in one transaction; its jobs are written with it and pushed after the commit. */
export async function unitOfWork<T>(committer: Committer, work: Work<T>): Promise<T> {
  const [done] = await runPatiently([{ committer, work }]);
  return handOn(committer, done as Done<T>);
}

const groups = new WeakMap<Database, (item: Item<unknown>) => Promise<Done<unknown>>>();

/**
 * Like `unitOfWork`, sharing the transaction with the works that come while others are under way: one commit and one journey
 * of each statement for all of them. Works of a group see each other's writes; where one fails each runs by itself.
 */
export async function sharedUnitOfWork<T>(committer: Committer, work: Work<T>): Promise<T> {
  const join = groups.get(committer.database) ?? openGroups(committer.database);
  return handOn(committer, (await join({ committer, work })) as Done<T>);
}

function handOn<T>({ onCommitted }: Committer, { result, jobs }: Done<T>): T {
  if (jobs.length > 0) onCommitted(jobs);
  return result;
}

function openGroups(database: Database) {
  const join = createGroups((items: readonly Item<unknown>[]) =>
    items.length === 1 ? runPatiently(items) : runOnce(items),
  );
  groups.set(database, join);
  return join;
}

async function runPatiently<T>(items: readonly Item<T>[]): Promise<Done<T>[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnce(items);
    } catch (error) {
      if (tries === maxTries || !goAgain.has(sqlState(error) ?? '')) throw error;
    }
  }
}

async function runOnce<T>(items: readonly Item<T>[]): Promise<Done<T>[]> {
  const [{ committer }] = items as [Item<T>];
  const step = stepOf(items);
  const underWay: Promise<unknown>[] = [];
  let failed: { error: unknown } | undefined;
  const sent = (statements: Promise<unknown>): void => {
    underWay.push(statements);
    statements.catch((error: unknown) => {
      if (sqlState(error) !== consequence) failed ??= { error };
    });
  };
  try {
    const { units, results } = await committer.database.db.transaction(async (db) => {
      const flush = items.length > 1 ? gatherInTransaction(db) : undefined;
      const inTurn = createTurns();
      const units = items.map(() => openUnit(db, sent, inTurn));
      const working = items.map(({ work }, index) => work((units[index] as OpenUnit).unit));
      for (const one of working) sent(one);
      const results = await Promise.all(working);
      for (const { writePromises } of units) writePromises();
      flush?.();
      if (step) {
        await Promise.all(underWay);
        step('before');
      }
      // What is still under way goes out before the COMMIT, which follows now.
      return { units, results };
    });
    await Promise.all(underWay);
    step?.('after');
    return await Promise.all(
      units.map(async ({ written }, index) => ({
        result: results[index] as T,
        jobs: (await Promise.all(written)).flat(),
      })),
    );
  } catch (error) {
    await Promise.allSettled(underWay);
    throw failed ? failed.error : error;
  }
}

/** Tells all who share the transaction, if anybody wants to hear: otherwise its last statements travel with the COMMIT. */
function stepOf(items: readonly Item<unknown>[]): ((when: 'before' | 'after') => void) | undefined {
  if (!items.some(({ committer }) => committer.onStep)) return undefined;
  return (when) => {
    for (const { committer } of items) committer.onStep?.(when, committer.name ?? 'other');
  };
}

interface OpenUnit {
  unit: UnitOfWork;
  written: Promise<OutboxJob[]>[];
  /** Writes the promised jobs. */
  writePromises(): void;
}

function openUnit(db: Db, sent: UnitOfWork['sent'], inTurn: UnitOfWork['inTurn']): OpenUnit {
  const promises: { job: Job; notBefore: Date | null }[] = [];
  const written: Promise<OutboxJob[]>[] = [];
  const promised = (statement: Promise<OutboxJob[]>): void => {
    written.push(statement);
    sent(statement);
  };
  return {
    unit: {
      db,
      promise: (job, notBefore) => void promises.push({ job, notBefore: notBefore ?? null }),
      sent,
      promised,
      inTurn,
    },
    written,
    writePromises: () => {
      if (promises.length > 0) promised(writeOutbox(db, promises));
    },
  };
}

function createTurns(): UnitOfWork['inTurn'] {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const turn = before ? before.then(work, work) : work();
    last.set(key, turn);
    return turn;
  };
}
