import type { BotId, OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { id, instant } from './columns.ts';
import { order } from './order.ts';

/** What an invoice in Stars says. */
export interface InvoiceWords {
  title: string;
  description: string;
  label: string;
  stars: number;
  periodSeconds: number | null;
}

/** The link to the invoice of an order in Stars: asked for by somebody who waits in the Mini App, made at Telegram once. */
export const starsInvoice = pgTable(
  'stars_invoice',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    orderId: id<OrderId>('order_id').notNull(),
    botId: id<BotId>('bot_id').notNull(),
    says: jsonb('says').$type<InvoiceWords>().notNull(),
    link: text('link'),
    askedAt: instant('asked_at').notNull(),
    /** When the sweep has it made, if nobody has by then; null: it is there, or nobody waits for it any more. */
    dueAt: instant('due_at'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.organisationId] }),
    index('stars_invoice_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
    foreignKey({ columns: [t.organisationId, t.botId], foreignColumns: [bot.organisationId, bot.id] }),
  ],
);
