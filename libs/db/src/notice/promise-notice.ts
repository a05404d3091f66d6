import type {
  AccessId,
  NoticeId,
  OrganisationId,
  RefundId,
  SubscriberId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import type { JobPayload } from '@latchkey/contracts/jobs/catalogue';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/**
 * Promises a notice and the job that sends it, in one statement that nobody waits for: one per occasion, however often it
 * is promised. Of a way in a placeholder is told nothing: there is nobody yet who could enter. Everything else reaches by mail
 * whoever has paid.
 */
export function promiseNotice(unit: UnitOfWork, occasion: NoticeOccasion): void {
  unit.promised(gather(unit.db, promiseAll, { ...occasion, noticeId: newId('notice') }));
}

interface NoticeOccasion {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  accessId: AccessId;
  /** Whose charge it is about, or which has changed. */
  subscriptionId?: SubscriptionId;
  /** Which money went back. */
  refundId?: RefundId;
  kind: NoticeKind;
  occasion: string;
  correlationId: string;
  at: Date;
}

async function promiseAll(
  db: Db,
  notices: readonly (NoticeOccasion & { noticeId: NoticeId })[],
): Promise<OutboxJob[][]> {
  const payloadOf = ({ organisationId, noticeId, correlationId }: (typeof notices)[number]) =>
    ({ organisationId, noticeId, correlationId }) satisfies JobPayload<'notice.send'>;
  const rows = await db.execute<{ id: string; notice_id: NoticeId }>(setSql`
    with r as materialized (
      select * from unnest(${listOf(notices, ({ organisationId }) => organisationId)}, ${listOf(notices, ({ noticeId }) => noticeId)},
        ${listOf(notices, ({ subscriberId }) => subscriberId)}, ${listOf(notices, ({ accessId }) => accessId)},
        ${listOf(notices, ({ subscriptionId }) => subscriptionId ?? null)},
        ${listOf(notices, ({ refundId }) => refundId ?? null)}, ${listOf(notices, ({ kind }) => kind)}::notice_kind[], ${listOf(notices, ({ occasion }) => occasion)},
        ${listOf(notices, ({ correlationId }) => correlationId)}, ${listOf(notices, ({ at }) => at)}::timestamptz[],
        ${listOf(notices, ({ at }) => new Date(at.getTime() + sweepAfterMs))}::timestamptz[],
        ${listOf(notices, (notice) => JSON.stringify(payloadOf(notice)))}::jsonb[])
        as t (organisation_id, id, subscriber_id, access_id, subscription_id, refund_id, kind, occasion, correlation_id, at, due_at, payload)
    ), fresh as (
      insert into notice (organisation_id, id, subscriber_id, access_id, subscription_id, refund_id, kind, occasion, correlation_id, created_at, due_at)
      select r.organisation_id, r.id, s.id, r.access_id, r.subscription_id, r.refund_id, r.kind, r.occasion, r.correlation_id, r.at, r.due_at
      from r join subscriber s on s.organisation_id = r.organisation_id and s.id = r.subscriber_id
      where s.telegram_id is not null or r.kind not in ('way_in', 'entry_held', 'channel_moved')
      on conflict (organisation_id, occasion) do nothing returning id
    )
    insert into outbox (job, payload, held_until)
    select 'notice.send', r.payload, now() + interval '5 seconds' from r join fresh using (id)
    returning id::text, payload ->> 'noticeId' as notice_id`);
  const written = new Map(rows.map((row) => [row.notice_id, row.id]));
  return notices.map((notice) => {
    const id = written.get(notice.noticeId);
    return id ? [{ id, name: 'notice.send', payload: payloadOf(notice), notBefore: null }] : [];
  });
}
