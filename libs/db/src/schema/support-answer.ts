import type { OrganisationId, SupportAnswerId, SupportRequestId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { noticeState } from './notice.ts';
import { supportRequest } from './support-request.ts';

/** What a creator has answered: one message by the bot, sent at most once, as a notice is. */
export const supportAnswer = pgTable(
  'support_answer',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<SupportAnswerId>('id').notNull(),
    requestId: id<SupportRequestId>('request_id').notNull(),
    body: text('body').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
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
    index('support_answer_waiting').on(t.dueAt).where(sql`${t.state} in ('queued', 'sending')`),
    unique('support_answer_once').on(t.requestId, t.idempotencyKey, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.requestId],
      foreignColumns: [supportRequest.organisationId, supportRequest.id],
    }),
  ],
);
