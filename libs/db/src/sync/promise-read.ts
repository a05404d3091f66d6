import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';
import { askedAt, askedNow } from './asked-lately.ts';
import type { ReadRequest } from './request-read.ts';

/**
 * A signal of our own, and the job that it asks for: look at this object again (a session that led to a subscription, a
 * refund, a difference). Where a read has just been promised that one job serves both.
 */
export async function promiseRead(unit: UnitOfWork, request: ReadRequest): Promise<void> {
  const { target, organisationId, correlationId } = request;
  const dueAt = new Date(request.at.getTime() + sweepAfterMs).toISOString();
  const [row] = await unit.db.execute<{ wanted: boolean }>(sql`
    insert into sync_object as s
      (account, livemode, object_id, object_kind, organisation_id, requested_seq, due_at, asked_at, correlation_id)
    values (${target.account}, ${target.livemode}, ${target.objectId}, ${target.objectKind}, ${organisationId}, 1,
      ${dueAt}, now(), ${correlationId})
    on conflict (account, livemode, object_id) do update set requested_seq = s.requested_seq + 1, asked_at = ${sql.raw(askedAt)},
      due_at = case when s.requested_seq > s.applied_seq then s.due_at else excluded.due_at end
    returning asked_at = ${sql.raw(askedNow)} as wanted`);
  if (row?.wanted) unit.promise({ name: 'payment.sync', payload: { ...target, correlationId } });
}
