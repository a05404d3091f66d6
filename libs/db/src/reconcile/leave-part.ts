import type { ReconcileFailure } from '@latchkey/contracts/reconcile/parts';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { TakenPart } from './take-part.ts';

/** What a page brought. */
export interface PartProgress {
  compared: number;
  found: number;
}

/**
 * Keeps where a pass stands after a page.
 *
 * @returns false when the lease was lost: somebody else goes on from here
 */
export async function keepPart(
  db: Db,
  part: TakenPart,
  page: PartProgress & { cursor: Record<string, unknown> },
): Promise<boolean> {
  const { cursor, compared, found } = page;
  return write(
    db,
    part,
    sql`cursor = ${JSON.stringify(cursor)}::jsonb, compared = compared + ${compared}::int, found = found + ${found}::int`,
  );
}

/** A pass is in the middle: it goes on at `dueAt`. */
export async function pausePart(db: Db, part: TakenPart, dueAt: Date): Promise<boolean> {
  return write(
    db,
    part,
    sql`due_at = ${dueAt.toISOString()}, failure = null, failures = 0, lease_token = null, lease_until = null`,
  );
}

/** A pass has come to its end with this page: all is compared up to when it began. The next one begins at `dueAt`. */
export async function finishPart(
  db: Db,
  part: TakenPart,
  page: PartProgress & { dueAt: Date },
): Promise<boolean> {
  return write(
    db,
    part,
    sql`cursor = null, succeeded_at = started_at, due_at = ${page.dueAt.toISOString()},
      compared = compared + ${page.compared}::int, found = found + ${page.found}::int,
      failure = null, failures = 0, lease_token = null, lease_until = null`,
  );
}

/** The other side could not be reached: that is noted, the cursor stays (unless its place is lost), and nothing else changes. */
export async function failPart(
  db: Db,
  part: TakenPart,
  failed: { failure: ReconcileFailure; at: Date; dueAt: Date; beginAnew: boolean },
): Promise<boolean> {
  return write(
    db,
    part,
    sql`failure = ${failed.failure}, failed_at = ${failed.at.toISOString()}, failures = failures + 1,
      cursor = case when ${failed.beginAnew}::boolean then null else cursor end,
      due_at = ${failed.dueAt.toISOString()}, lease_token = null, lease_until = null`,
  );
}

async function write(db: Db, part: TakenPart, fields: SQL): Promise<boolean> {
  const rows = await db.execute(sql`
    update reconcile_part set ${fields}
    where organisation_id = ${part.organisationId} and id = ${part.id} and lease_token = ${part.leaseToken}
    returning id`);
  return rows.length > 0;
}
