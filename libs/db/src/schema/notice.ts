import type {
  AccessId,
  NoticeId,
  OrganisationId,
  RefundId,
  SubscriberId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import { noticeKinds, noticeStates } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import { foreignKey, index, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { channelAccess } from './channel-access.ts';
import { id, instant } from './columns.ts';
import { refund } from './refund.ts';
import { subscriber } from './subscriber.ts';
import { subscription } from './subscription.ts';

export const noticeKind = pgEnum('notice_kind', noticeKinds);
export const noticeState = pgEnum('notice_state', noticeStates);

/** One message to one subscriber for one occasion: sent at most once, and never lost (in doubt: offered elsewhere). */
export const notice = pgTable(
  'notice',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<NoticeId>('id').notNull(),
    subscriberId: id<SubscriberId>('subscriber_id').notNull(),
    accessId: id<AccessId>('access_id').notNull(),
    /** Whose charge a reminder is about, or which has changed. */
    subscriptionId: id<SubscriptionId>('subscription_id'),
    /** Which money went back. */
    refundId: id<RefundId>('refund_id'),
    /** The notice in whose message this one was told: several channels opened together. Null: in one of its own. */
    toldWith: id<NoticeId>('told_with'),
    kind: noticeKind('kind').notNull(),
    /** What it is about, so that one occasion makes one notice: kind, access and its version or the invoice. */
    occasion: text('occasion').notNull(),
    state: noticeState('state').notNull().default('queued'),
    failure: text('failure'),
    correlationId: text('correlation_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When the sweep sends it, if nobody has by then. */
    dueAt: instant('due_at').notNull(),
    /** Wall time: when the call began. */
    sendingAt: instant('sending_at'),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('notice_occasion').on(t.occasion, t.organisationId),
    index('notice_waiting').on(t.dueAt).where(sql`${t.state} in ('queued', 'sending')`),
    index('notice_access').on(t.accessId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.accessId],
      foreignColumns: [channelAccess.organisationId, channelAccess.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.subscriptionId],
      foreignColumns: [subscription.organisationId, subscription.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.refundId],
      foreignColumns: [refund.organisationId, refund.id],
    }),
  ],
);
