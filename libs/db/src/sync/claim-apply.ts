import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';

/** `again`: newer signals have come since the read began, so the object must be read once more. */
type ClaimedApply = { fresh: true; again: boolean } | { fresh: false };

/**
 * Claims the right to write what was read up to `seq`, and gives the lease back: the row is locked until the transaction
 * ends, so that nobody else writes this object and no newer signal is missed.
 *
 * @returns not fresh when a read of the same or a newer signal was applied meanwhile: this one must not be written
 */
export function claimApply(
  db: Db,
  target: SyncTarget,
  read: { seq: number; token: string },
): Promise<ClaimedApply> {
  return gather(db, claimAll, { ...target, ...read });
}

type Read = SyncTarget & { seq: number; token: string };

/** Locked in the order of the keys, as signals are written. */
async function claimAll(db: Db, reads: readonly Read[]): Promise<ClaimedApply[]> {
  const rows = await db.execute<{ n: string; again: boolean }>(setSql`
    with asked as (
      select * from unnest(${listOf(reads, ({ account }) => account)},
        ${listOf(reads, ({ livemode }) => livemode)}::bool[],
        ${listOf(reads, ({ objectId }) => objectId)},
        ${listOf(reads, ({ seq }) => seq)}::bigint[], ${listOf(reads, ({ token }) => token)})
        with ordinality as t (account, livemode, object_id, seq, token, n)
    ), locked as materialized (
      select account, livemode, object_id from asked join sync_object s using (account, livemode, object_id)
      order by account, livemode, object_id for no key update of s
    )
    update sync_object s set applied_seq = asked.seq,
      lease_token = case when s.lease_token = asked.token then null else s.lease_token end,
      lease_until = case when s.lease_token = asked.token then null else s.lease_until end
    from asked join locked using (account, livemode, object_id)
    where s.account = asked.account and s.livemode = asked.livemode and s.object_id = asked.object_id and s.applied_seq < asked.seq
    returning asked.n, s.requested_seq > s.applied_seq as again`);
  const claimed = new Map(rows.map(({ n, again }) => [Number(n), again]));
  return reads.map((_, index) => {
    const again = claimed.get(index + 1);
    return again === undefined ? { fresh: false } : { fresh: true, again };
  });
}
