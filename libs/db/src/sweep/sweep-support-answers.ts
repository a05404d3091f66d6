import type { OrganisationId, SupportAnswerId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { doubtAfterMs } from '../notice/doubt-after.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { promiseAnswerMail } from '../support/send-answer.ts';
import { sweepAfterMs } from './sweep-after.ts';

interface Row extends Record<string, unknown> {
  organisation_id: OrganisationId;
  id: SupportAnswerId;
  correlation_id: string;
}

/**
 * Answers whose sending never reported are in doubt: they go by mail. Queued ones whose job was lost are promised again.
 *
 * @returns how many were found
 */
export async function sweepSupportAnswers(
  unit: UnitOfWork,
  of: { now: Date; limit: number },
): Promise<number> {
  const doubtful = await unit.db.execute<Row>(sql`
    update support_answer set state = 'in_doubt', failure = 'the process that sent it did not report'
    where (organisation_id, id) in (
      select organisation_id, id from support_answer
      where state = 'sending' and sending_at < now() - ${doubtAfterMs} * interval '1 millisecond'
      limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const row of doubtful) await promiseAnswerMail(unit, { ...named(row), at: of.now });
  const rows = await unit.db.execute<Row>(sql`
    update support_answer set due_at = ${new Date(of.now.getTime() + sweepAfterMs).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from support_answer where state = 'queued' and due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const row of rows) unit.promise({ name: 'support.sendAnswer', payload: named(row) });
  return doubtful.length + rows.length;
}

function named(row: Row) {
  const { organisation_id: organisationId, id: supportAnswerId, correlation_id: correlationId } = row;
  return { organisationId, supportAnswerId, correlationId };
}
