import type { JournalEntryId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, minorUnits } from './columns.ts';

/** Double-entry journal, append-only: one entry per movement of a provider's object, written once. */
export const journalEntry = pgTable(
  'journal_entry',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<JournalEntryId>('id').notNull(),
    kind: text('kind').notNull(),
    provider: text('provider').notNull(),
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    objectId: text('object_id').notNull(),
    correlationId: text('correlation_id').notNull(),
    /** When the money moved, by the provider. */
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('journal_entry_once').on(t.provider, t.account, t.livemode, t.kind, t.objectId),
    index('journal_entry_at').on(t.at, t.organisationId),
    // What was earned, without what went to the bank.
    index('journal_entry_earned')
      .on(t.organisationId, t.at)
      .where(sql`${t.kind} not in ('payout', 'payout_failed', 'payout_canceled')`),
  ],
);

/** A side of an entry. Per entry and currency the amounts add up to zero: a deferred trigger refuses anything else. */
export const journalLine = pgTable(
  'journal_line',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    entryId: id<JournalEntryId>('entry_id').notNull(),
    line: integer('line').notNull(),
    /** `provider_balance`, `sales`, `refunds`, … */
    bookAccount: text('book_account').notNull(),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.line, t.organisationId] }),
    foreignKey({
      columns: [t.organisationId, t.entryId],
      foreignColumns: [journalEntry.organisationId, journalEntry.id],
    }),
  ],
);
