import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A lease to read one provider object, and up to which signal the read will have looked. */
export interface ReadLease {
  organisationId: OrganisationId;
  seq: number;
  token: string;
}

/** A read takes well under a second, and a longer one is renewed before this: its reader may be dead. */
const suspiciousMs = 5_000;

/**
 * Begins a read of a provider's object: notes the newest signal before the fetch and takes a lease of `leaseMs` of wall
 * time (to be renewed while the fetch goes on).
 *
 * @returns `busy` when somebody else is reading it (they will look again), `stuck` when they have held it without renewing it for
 *   so long that they may be dead, `current` when no signal is unread
 */
export async function beginRead(
  db: Db,
  target: SyncTarget,
  lease: { token: string; leaseMs: number },
): Promise<ReadLease | 'busy' | 'stuck' | 'current'> {
  const [row] = await db.execute<{
    organisation_id: OrganisationId;
    requested_seq: string;
    taken: boolean;
    behind: boolean;
    stuck: boolean;
  }>(sql`
    with taken as (
      update sync_object set lease_token = ${lease.token}, lease_until = now() + ${lease.leaseMs} * interval '1 millisecond'
      where account = ${target.account} and livemode = ${target.livemode} and object_id = ${target.objectId}
        and requested_seq > applied_seq and (lease_until is null or lease_until < now())
      returning organisation_id, requested_seq
    )
    select organisation_id, requested_seq, true as taken, true as behind, false as stuck from taken
    union all
    select organisation_id, requested_seq, false, requested_seq > applied_seq,
      lease_until < now() + ${lease.leaseMs - suspiciousMs} * interval '1 millisecond'
    from sync_object
    where account = ${target.account} and livemode = ${target.livemode} and object_id = ${target.objectId}
      and not exists (select from taken)`);
  if (!row?.behind) return 'current';
  if (!row.taken) return row.stuck ? 'stuck' : 'busy';
  return { organisationId: row.organisation_id, seq: Number(row.requested_seq), token: lease.token };
}
