import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** How long a lease of wall time lasts that its holder does not renew: so long a dead process keeps others off. */
export const leaseMs = 10_000;

/** Names one lease: the row that it is on, and the token that makes it ours. */
export type HeldLease = { token: string } & (
  | { on: 'access'; organisationId: OrganisationId; id: AccessId }
  | { on: 'read'; account: string; livemode: boolean; objectId: string }
);

/**
 * Renews leases for another `leaseMs`, all in one statement. One that somebody else has taken stays theirs; a row that a
 * transaction is at is left for the next time, so that nobody waits in a circle.
 */
export async function renewLeases(db: Db, held: readonly HeldLease[]): Promise<void> {
  const accesses = held.filter((one) => one.on === 'access');
  const reads = held.filter((one) => one.on === 'read');
  const until = sql`now() + ${leaseMs} * interval '1 millisecond'`;
  await db.execute(sql`
    with renewed as (
      update sync_object set lease_until = ${until}
      where (account, livemode, object_id) in (
        select o.account, o.livemode, o.object_id from sync_object o
        join json_to_recordset(${JSON.stringify(reads)}::json) as held (account text, livemode boolean, "objectId" text, token text)
          on o.account = held.account and o.livemode = held.livemode and o.object_id = held."objectId" and o.lease_token = held.token
        for update of o skip locked)
    )
    update channel_access set lease_until = ${until}
    where (organisation_id, id) in (
      select a.organisation_id, a.id from channel_access a
      join json_to_recordset(${JSON.stringify(accesses)}::json) as held ("organisationId" text, id text, token text)
        on a.organisation_id = held."organisationId" and a.id = held.id and a.lease_token = held.token
      for update of a skip locked)`);
}
