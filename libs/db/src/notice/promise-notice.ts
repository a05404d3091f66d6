import type { AccessId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/** Promises a notice: one per occasion, however often it is promised. */
export async function promiseNotice(
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
): Promise<void> {
  const noticeId = newId('notice');
  const [fresh] = await unit.db.execute(sql`
    insert into notice (organisation_id, id, subscriber_id, access_id, kind, occasion, correlation_id, created_at)
    values (${notice.organisationId}, ${noticeId}, ${notice.subscriberId}, ${notice.accessId}, ${notice.kind}, ${notice.occasion},
      ${notice.correlationId}, ${notice.at.toISOString()})
    on conflict (organisation_id, occasion) do nothing returning id`);
  if (!fresh) return;
  const { organisationId, correlationId } = notice;
  unit.promise({ name: 'notice.send', payload: { organisationId, noticeId, correlationId } });
}
