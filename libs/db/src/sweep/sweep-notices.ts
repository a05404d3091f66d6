import type { AccessId, NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { promiseNoticeMail } from '../buyer-mail/notice-mail.ts';
import { doubtAfterMs } from '../notice/doubt-after.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from './sweep-after.ts';

/**
 * Notices whose sending never reported are in doubt: perhaps they arrived, so they are not sent again on that route, and go
 * by mail.
 * Queued ones whose job was lost are promised again.
 *
 * @returns how many were found
 */
export async function sweepNotices(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const doubtful = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: NoticeId;
    told_with: NoticeId | null;
    access_id: AccessId;
    correlation_id: string;
  }>(sql`
    update notice set state = 'in_doubt', failure = 'the process that sent it did not report'
    where (organisation_id, id) in (
      select organisation_id, id from notice
      where state = 'sending' and sending_at < now() - ${doubtAfterMs} * interval '1 millisecond'
      limit ${of.limit} for update skip locked)
    returning organisation_id, id, told_with, access_id, correlation_id`);
  for (const row of doubtful) {
    const { organisation_id: organisationId, access_id: accessId, correlation_id: correlationId } = row;
    const messageId = row.told_with ?? row.id;
    await promiseNoticeMail(unit, { organisationId, messageId, accessId, correlationId, at: of.now });
  }
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: NoticeId;
    correlation_id: string;
  }>(sql`
    update notice set due_at = ${new Date(of.now.getTime() + sweepAfterMs).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from notice where state = 'queued' and due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: noticeId, correlation_id: correlationId } of rows) {
    unit.promise({ name: 'notice.send', payload: { organisationId, noticeId, correlationId } });
  }
  return doubtful.length + rows.length;
}
