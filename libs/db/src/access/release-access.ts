import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedAccess } from './lease-access.ts';

/** What a convergence leaves behind beside a move; what is left out stays. */
export interface ReleaseNotes {
  joinedAt?: Date | null;
  everInsideAt?: Date;
  actionRequired?: ActionRequired | null;
  doubtfulSince?: Date | null;
  dueAt?: Date | null;
}

/**
 * Gives the lease back, with what was learnt.
 *
 * @returns whether the lease was still ours and the row has not moved since: otherwise it must be converged again
 */
export async function releaseAccess(
  db: Db,
  access: LeasedAccess,
  version: number,
  notes: ReleaseNotes = {},
): Promise<boolean> {
  // Where it has moved meanwhile, what stands in the way and when to look again belong to the past.
  const unmoved = (value: SQL, kept: SQL) =>
    sql`case when version = ${version}::int then ${value} else ${kept} end`;
  const fields = [
    sql`lease_token = null, lease_until = null`,
    ...(notes.joinedAt === undefined ? [] : [sql`joined_at = ${iso(notes.joinedAt)}`]),
    ...(notes.everInsideAt === undefined
      ? []
      : [sql`ever_inside_at = coalesce(ever_inside_at, ${iso(notes.everInsideAt)})`]),
    ...(notes.actionRequired === undefined
      ? []
      : [sql`action_required = ${unmoved(sql`${notes.actionRequired}`, sql`action_required`)}`]),
    ...(notes.doubtfulSince === undefined
      ? []
      : [sql`doubtful_since = ${unmoved(sql`${iso(notes.doubtfulSince)}`, sql`doubtful_since`)}`]),
    ...(notes.dueAt === undefined ? [] : [sql`due_at = ${unmoved(sql`${iso(notes.dueAt)}`, sql`due_at`)}`]),
  ];
  const [row] = await db.execute<{ version: number }>(sql`
    update channel_access set ${sql.join(fields, sql`, `)}
    where organisation_id = ${access.organisationId} and id = ${access.id} and lease_token = ${access.leaseToken}
    returning version`);
  return row?.version === version;
}

function iso(value: Date | null): string | null {
  return value?.toISOString() ?? null;
}
