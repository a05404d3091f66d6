import type { OrganisationId } from '@latchkey/contracts/ids';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

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

/**
 * Renews leases for another `lastMs` of wall time, those of a kind in one statement. One that somebody else has taken stays theirs; a
 * row that a transaction is at is left for the next time, so that nobody waits in a circle.
 */
export async function renewLeases(db: Db, held: readonly HeldLease[], lastMs: number): Promise<void> {
  const until = sql`now() + ${lastMs} * interval '1 millisecond'`;
  const kinds = [...new Set(held.map(({ on }) => on))];
  await Promise.all(
    kinds.map((kind) => {
      const leases = held.filter(({ on }) => on === kind);
      return kind === 'read' ? renewReads(db, leases, until) : renewOwned(db, kind, leases, until);
    }),
  );
}

async function renewOwned(
  db: Db,
  on: keyof typeof owned,
  held: readonly HeldLease[],
  until: SQL,
): Promise<void> {
  const [table, id] = owned[on].map((name) => sql.identifier(name));
  await db.execute(sql`
    update ${table} set lease_until = ${until}
    where (organisation_id, ${id}) in (
      select t.organisation_id, t.${id} from ${table} t
      join json_to_recordset(${JSON.stringify(held)}::json) as held ("organisationId" text, id text, token text)
        on t.organisation_id = held."organisationId" and t.${id} = held.id and t.lease_token = held.token
      for update of t skip locked)`);
}

async function renewReads(db: Db, held: readonly HeldLease[], until: SQL): Promise<void> {
  await db.execute(sql`
    update sync_object set lease_until = ${until}
    where (account, livemode, object_id) in (
      select o.account, o.livemode, o.object_id from sync_object o
      join json_to_recordset(${JSON.stringify(held)}::json) as held (account text, livemode boolean, "objectId" text, token text)
        on o.account = held.account and o.livemode = held.livemode and o.object_id = held."objectId" and o.lease_token = held.token
      for update of o skip locked)`);
}
