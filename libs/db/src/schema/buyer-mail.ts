import type { BuyerMailId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { buyerMailKinds, buyerMailStates } from '@latchkey/contracts/member/buyer-mail';
import { sql } from 'drizzle-orm';
import { index, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

export const buyerMailKind = pgEnum('buyer_mail_kind', buyerMailKinds);
export const buyerMailState = pgEnum('buyer_mail_state', buyerMailStates);

/** One mail to a buyer: promised with what it is about, sent at least once. Its words are made when it is sent. */
export const buyerMail = pgTable(
  'buyer_mail',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<BuyerMailId>('id').notNull(),
    kind: buyerMailKind('kind').notNull(),
    /** Personal data. */
    email: text('email').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    /** The id of what it is about: an order, an access, a notice, a session, a withdrawal, a request, a buyer. */
    about: text('about').notNull(),
    /** What makes it the same mail: promised twice it is one. */
    occasion: text('occasion').notNull(),
    state: buyerMailState('state').notNull().default('queued'),
    failure: text('failure'),
    correlationId: text('correlation_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When the sweep has it sent, if nobody has by then. */
    dueAt: instant('due_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('buyer_mail_occasion').on(t.occasion, t.organisationId),
    index('buyer_mail_waiting').on(t.dueAt).where(sql`${t.state} = 'queued'`),
    index('buyer_mail_address').on(t.email, t.kind, t.createdAt),
  ],
);
