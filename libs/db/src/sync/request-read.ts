import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

export interface ReadRequest {
  target: SyncTarget;
  organisationId: OrganisationId;
  correlationId: string;
  at: Date;
}

/** A signal of our own, for who reads the object at once; the sweep does if they don't. */
export async function requestRead(db: Db, request: ReadRequest): Promise<void> {
  const { target } = request;
  await db.execute(sql`
    insert into sync_object as s (account, livemode, object_id, object_kind, organisation_id, requested_seq, due_at, correlation_id)
    values (${target.account}, ${target.livemode}, ${target.objectId}, ${target.objectKind}, ${request.organisationId}, 1,
      ${new Date(request.at.getTime() + sweepAfterMs).toISOString()}, ${request.correlationId})
    on conflict (account, livemode, object_id) do update set requested_seq = s.requested_seq + 1,
      due_at = case when s.requested_seq > s.applied_seq then s.due_at else excluded.due_at end`);
}
