import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';
import { askedAt, askedNow } from './asked-lately.ts';

export interface ReadRequest {
  target: SyncTarget;
  organisationId: OrganisationId;
  correlationId: string;
  at: Date;
}

/**
 * A signal of our own, for who reads the object at once; the sweep does if they don't.
 *
 * @returns whether it wants a job, which nobody has promised within a minute
 */
export async function requestRead(db: Db, request: ReadRequest): Promise<boolean> {
  const { target, organisationId, correlationId } = request;
  const dueAt = new Date(request.at.getTime() + sweepAfterMs).toISOString();
  const [row] = await db.execute<{ wanted: boolean }>(sql`
    insert into sync_object as s
      (account, livemode, object_id, object_kind, organisation_id, requested_seq, due_at, asked_at, correlation_id)
    values (${target.account}, ${target.livemode}, ${target.objectId}, ${target.objectKind}, ${organisationId}, 1,
      ${dueAt}, now(), ${correlationId})
    on conflict (account, livemode, object_id) do update set
      requested_seq = s.requested_seq + 1, asked_at = ${sql.raw(askedAt)},
      due_at = case when s.requested_seq > s.applied_seq then s.due_at else excluded.due_at end
    returning asked_at = ${sql.raw(askedNow)} as wanted`);
  return row?.wanted ?? false;
}
