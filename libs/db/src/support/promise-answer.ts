import type { OrganisationId, SupportAnswerId, SupportRequestId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/** Writes an answer and promises that it is sent. @returns null: the same key has made one already */
export async function promiseAnswer(
  unit: UnitOfWork,
  made: {
    organisationId: OrganisationId;
    requestId: SupportRequestId;
    body: string;
    idempotencyKey: string;
    correlationId: string;
    at: Date;
  },
): Promise<SupportAnswerId | null> {
  const { organisationId, requestId, correlationId } = made;
  const supportAnswerId = newId('supportAnswer');
  const at = made.at.toISOString();
  const dueAt = new Date(made.at.getTime() + sweepAfterMs).toISOString();
  const [written] = await unit.db.execute(sql`
    insert into support_answer (organisation_id, id, request_id, body, idempotency_key, correlation_id, created_at, due_at)
    values (${organisationId}, ${supportAnswerId}, ${requestId}, ${made.body}, ${made.idempotencyKey}, ${correlationId}, ${at}, ${dueAt})
    on conflict (organisation_id, request_id, idempotency_key) do nothing returning id`);
  if (!written) return null;
  await unit.db.execute(sql`
    update support_request set answered_at = coalesce(answered_at, ${at}::timestamptz)
    where organisation_id = ${organisationId} and id = ${requestId}`);
  unit.promise({ name: 'support.sendAnswer', payload: { organisationId, supportAnswerId, correlationId } });
  return supportAnswerId;
}
