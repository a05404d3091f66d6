import type { AccessId, OrganisationId, SubscriberId, SubscriptionId } from '@latchkey/contracts/ids';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/**
 * Promises a notice: one per occasion, however often it is promised. A placeholder is told nothing: there is nobody yet
 * to tell.
 */
export async function promiseNotice(
  unit: UnitOfWork,
  notice: {
    organisationId: OrganisationId;
    subscriberId: SubscriberId;
    accessId: AccessId;
    /** Whose charge it is about, for a reminder. */
    subscriptionId?: SubscriptionId;
    kind: NoticeKind;
    occasion: string;
    correlationId: string;
    at: Date;
  },
): Promise<void> {
  const noticeId = newId('notice');
  const [fresh] = await unit.db.execute(sql`
    insert into notice (organisation_id, id, subscriber_id, access_id, subscription_id, kind, occasion, correlation_id, created_at, due_at)
    select s.organisation_id, ${noticeId}, s.id, ${notice.accessId}, ${notice.subscriptionId ?? null}, ${notice.kind}::notice_kind, ${notice.occasion}, ${notice.correlationId},
      ${notice.at.toISOString()}::timestamptz, ${new Date(notice.at.getTime() + sweepAfterMs).toISOString()}::timestamptz
    from subscriber s
    where s.organisation_id = ${notice.organisationId} and s.id = ${notice.subscriberId} and s.telegram_id is not null
    on conflict (organisation_id, occasion) do nothing returning id`);
  if (!fresh) return;
  const { organisationId, correlationId } = notice;
  unit.promise({ name: 'notice.send', payload: { organisationId, noticeId, correlationId } });
}
