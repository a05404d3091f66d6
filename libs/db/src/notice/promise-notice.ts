import type { AccessId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { JobPayload } from '@latchkey/contracts/jobs/catalogue';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/**
 * Promises a notice and the job that sends it, in one statement that nobody waits for: one per occasion, however often it
 * is promised. A placeholder is told nothing: there is nobody yet to tell.
 */
export function promiseNotice(
  unit: UnitOfWork,
  notice: {
    organisationId: OrganisationId;
    subscriberId: SubscriberId;
    accessId: AccessId;
    kind: NoticeKind;
    occasion: string;
    correlationId: string;
    at: Date;
  },
): void {
  const { organisationId, correlationId } = notice;
  const noticeId = newId('notice');
  const payload: JobPayload<'notice.send'> = { organisationId, noticeId, correlationId };
  const written = unit.db.execute<{ id: string }>(sql`
    with fresh as (
      insert into notice (organisation_id, id, subscriber_id, access_id, kind, occasion, correlation_id, created_at, due_at)
      select s.organisation_id, ${noticeId}, s.id, ${notice.accessId}, ${notice.kind}::notice_kind, ${notice.occasion}, ${correlationId},
        ${notice.at.toISOString()}::timestamptz, ${new Date(notice.at.getTime() + sweepAfterMs).toISOString()}::timestamptz
      from subscriber s
      where s.organisation_id = ${organisationId} and s.id = ${notice.subscriberId} and s.telegram_id is not null
      on conflict (organisation_id, occasion) do nothing returning id
    )
    insert into outbox (job, payload, held_until)
    select 'notice.send', ${JSON.stringify(payload)}::jsonb, now() + interval '5 seconds' from fresh
    returning id::text`);
  unit.promised(
    written.then((rows) => rows.map(({ id }) => ({ id, name: 'notice.send', payload, notBefore: null }))),
  );
}
