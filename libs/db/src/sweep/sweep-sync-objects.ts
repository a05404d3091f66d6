import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from './sweep-after.ts';

/**
 * Promises a read for objects whose signals nobody has read in time: their job was lost, or never made. Bounded, and safe
 * with many workers: a row that another one is at is skipped.
 *
 * @returns how many were found
 */
export async function sweepSyncObjects(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<Row>(sql`
    update sync_object set due_at = ${new Date(of.now.getTime() + sweepAfterMs).toISOString()}
    where (account, livemode, object_id) in (
      select account, livemode, object_id from sync_object
      where requested_seq > applied_seq and due_at <= ${of.now.toISOString()} and (lease_until is null or lease_until < now())
      order by due_at limit ${of.limit} for update skip locked)
    returning account, livemode, object_kind, object_id, correlation_id`);
  for (const row of rows) {
    const {
      account,
      livemode,
      object_kind: objectKind,
      object_id: objectId,
      correlation_id: correlationId,
    } = row;
    unit.promise({
      name: 'payment.sync',
      payload: { account, livemode, objectKind, objectId, correlationId },
    });
  }
  return rows.length;
}

interface Row extends Record<string, unknown> {
  account: string;
  livemode: boolean;
  object_kind: SyncTarget['objectKind'];
  object_id: string;
  correlation_id: string;
}
