import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A signal of our own: look at this object again (a turn of time, a session that led to a subscription, a sweep). */
export async function requestRead(
  db: Db,
  request: { target: SyncTarget; organisationId: OrganisationId; correlationId: string; at: Date },
): Promise<void> {
  const { target } = request;
  await db.execute(sql`
    insert into sync_object as s (account, livemode, object_id, object_kind, organisation_id, requested_seq, requested_at, correlation_id)
    values (${target.account}, ${target.livemode}, ${target.objectId}, ${target.objectKind}, ${request.organisationId}, 1,
      ${request.at.toISOString()}, ${request.correlationId})
    on conflict (account, livemode, object_id) do update set requested_seq = s.requested_seq + 1,
      requested_at = case when s.requested_seq > s.applied_seq then s.requested_at else excluded.requested_at end`);
}
