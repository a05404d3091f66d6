import { type SQL, sql } from 'drizzle-orm';

/**
 * The removals that wait for a brake (`b`), as a part of a statement: accesses (`a`) that still stand as they did when they
 * were held.
 */
export function waitingFor(): SQL {
  return sql`brake_hold h join channel_access a on a.organisation_id = h.organisation_id and a.id = h.access_id
    and a.version = h.version and a.state = 'REVOKE_PENDING'
    where h.organisation_id = b.organisation_id and h.brake_id = b.id`;
}
