import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface Limit {
  /** What is limited, and for whom: `password`, an e-mail address. Only a hash of both is kept. */
  of: readonly [what: string, whom: string];
  /** So many within the window. */
  most: number;
  windowSeconds: number;
}

/**
 * Counts an attempt, and says whether there may be one: at most so many in a window that begins with the first. Counted by
 * one statement, so that attempts at the same moment cannot all be the last one. On the database's wall time.
 *
 * @returns null when it may be; otherwise in how many seconds there may be the next
 */
export async function takeAttempt(db: Db, { of, most, windowSeconds }: Limit): Promise<number | null> {
  // Those that are over go out a few at a time, with what comes in: the table stays as small as what is under way.
  const [row] = await db.execute<{ count: number; seconds: number }>(sql`
    with over as (
      delete from attempt where key in (
        select key from attempt where ends_at < now() and key <> ${keyOf(of)} order by ends_at limit 20 for update skip locked))
    insert into attempt (key, count, ends_at) values (${keyOf(of)}, 1, now() + ${windowSeconds} * interval '1 second')
    on conflict (key) do update set
      count = case when attempt.ends_at <= now() then 1 else attempt.count + 1 end,
      ends_at = case when attempt.ends_at <= now() then excluded.ends_at else attempt.ends_at end
    returning count, ceil(extract(epoch from ends_at - now()))::int as seconds`);
  if (!row) throw new Error('an attempt was not counted');
  return row.count > most ? Math.max(1, row.seconds) : null;
}

/** Gives one attempt back: it was a right one. Those that were wrong stay counted. */
export async function returnAttempt(db: Db, of: Limit['of']): Promise<void> {
  await db.execute(sql`update attempt set count = count - 1 where key = ${keyOf(of)} and count > 0`);
}

/** Forgets the attempts: the right person has shown who they are. */
export async function forgetAttempts(db: Db, of: Limit['of']): Promise<void> {
  await db.execute(sql`delete from attempt where key = ${keyOf(of)}`);
}

function keyOf([what, whom]: Limit['of']): string {
  return createHash('sha256').update(`${what}\n${whom.toLowerCase()}`).digest('hex');
}
