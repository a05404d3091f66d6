import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';

/** A lease to read one provider object, and up to which signal the read will have looked. */
export interface ReadLease {
  organisationId: OrganisationId;
  seq: number;
  token: string;
}

type BegunRead = ReadLease | 'busy' | 'stuck' | 'current';

/**
 * Begins a read of a provider's object: notes the newest signal before the fetch and takes a lease of `leaseMs` of wall
 * time (to be renewed while the fetch goes on).
 *
 * @returns `busy` when somebody else is reading it (they will look again), `stuck` when they have held it without renewing it for
 *   so long that they may be dead, `current` when no signal is unread
 */
export function beginRead(
  db: Db,
  target: SyncTarget,
  lease: { token: string; leaseMs: number },
): Promise<BegunRead> {
  return gather(db, beginAll, { ...target, ...lease });
}

type Asked = SyncTarget & { token: string; leaseMs: number };

async function beginAll(db: Db, asked: readonly Asked[]): Promise<BegunRead[]> {
  const rows = await db.execute<Row>(setSql`
    with asked as (
      select * from unnest(${listOf(asked, ({ account }) => account)},
        ${listOf(asked, ({ livemode }) => livemode)}::bool[],
        ${listOf(asked, ({ objectId }) => objectId)}, ${listOf(asked, ({ token }) => token)},
        ${listOf(asked, ({ leaseMs }) => leaseMs)}::int[])
        with ordinality as t (account, livemode, object_id, token, lease_ms, n)
    ), taken as (
      update sync_object s set lease_token = asked.token, lease_until = now() + asked.lease_ms * interval '1 millisecond'
      from asked
      where s.account = asked.account and s.livemode = asked.livemode and s.object_id = asked.object_id
        and s.requested_seq > s.applied_seq and (s.lease_until is null or s.lease_until < now())
      returning asked.n, s.organisation_id, s.requested_seq
    )
    select n, organisation_id, requested_seq, true as taken, true as behind, false as stuck from taken
    union all
    select asked.n, s.organisation_id, s.requested_seq, false, s.requested_seq > s.applied_seq,
      -- A read takes well under a second, and a longer one is renewed in time: its reader may be dead.
      coalesce(s.lease_until < now() + asked.lease_ms / 2 * interval '1 millisecond', false)
    from asked join sync_object s using (account, livemode, object_id)
    where not exists (select from taken where taken.n = asked.n)`);
  const found = new Map(rows.map((row) => [Number(row.n), row]));
  return asked.map(({ token }, index) => begun(found.get(index + 1), token));
}

function begun(row: Row | undefined, token: string): BegunRead {
  if (!row?.behind) return 'current';
  if (!row.taken) return row.stuck ? 'stuck' : 'busy';
  return { organisationId: row.organisation_id, seq: Number(row.requested_seq), token };
}

interface Row extends Record<string, unknown> {
  n: string;
  organisation_id: OrganisationId;
  requested_seq: string;
  taken: boolean;
  behind: boolean;
  stuck: boolean;
}
