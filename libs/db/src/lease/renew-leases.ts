import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** How long a lease of wall time lasts that its holder does not renew: so long a dead process keeps others off. */
export const leaseMs = 10_000;

/** Names one lease: the row that it is on, and the token that makes it ours. */
export type HeldLease = { token: string } & (
  | { on: keyof typeof owned; organisationId: OrganisationId; id: string }
  | { on: 'read'; account: string; livemode: boolean; objectId: string }
);

/** The leased rows of an organisation: their table, and the column that names them within it. */
const owned = {
  access: ['channel_access', 'id'],
  channel: ['channel', 'id'],
  reconcilePart: ['reconcile_part', 'id'],
  starsCall: ['stars_call', 'id'],
  starsReading: ['stars_reading', 'bot_id'],
} as const;

const until = sql`now() + ${leaseMs} * interval '1 millisecond'`;

/**
 * Renews leases for another `leaseMs`, those of a kind in one statement. One that somebody else has taken stays theirs; a
 * row that a transaction is at is left for the next time, so that nobody waits in a circle.
 */
export async function renewLeases(db: Db, held: readonly HeldLease[]): Promise<void> {
  const kinds = [...new Set(held.map(({ on }) => on))];
  await Promise.all(
    kinds.map((kind) => {
      const leases = held.filter(({ on }) => on === kind);
      return kind === 'read' ? renewReads(db, leases) : renewOwned(db, kind, leases);
    }),
  );
}

async function renewOwned(db: Db, on: keyof typeof owned, held: readonly HeldLease[]): Promise<void> {
  const [table, id] = owned[on].map((name) => sql.identifier(name));
  await db.execute(sql`
    update ${table} set lease_until = ${until}
    where (organisation_id, ${id}) in (
      select t.organisation_id, t.${id} from ${table} t
      join json_to_recordset(${JSON.stringify(held)}::json) as held ("organisationId" text, id text, token text)
        on t.organisation_id = held."organisationId" and t.${id} = held.id and t.lease_token = held.token
      for update of t skip locked)`);
}

async function renewReads(db: Db, held: readonly HeldLease[]): Promise<void> {
  await db.execute(sql`
    update sync_object set lease_until = ${until}
    where (account, livemode, object_id) in (
      select o.account, o.livemode, o.object_id from sync_object o
      join json_to_recordset(${JSON.stringify(held)}::json) as held (account text, livemode boolean, "objectId" text, token text)
        on o.account = held.account and o.livemode = held.livemode and o.object_id = held."objectId" and o.lease_token = held.token
      for update of o skip locked)`);
}
