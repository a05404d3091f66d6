import type { OrganisationId } from '@latchkey/contracts/ids';
import type { BookAccount } from '@latchkey/contracts/journal';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

/** What the provider's balance has gained (positive) or lost against each book in a period, in one currency. */
export interface JournalSum {
  currency: string;
  books: Partial<Record<BookAccount, bigint>>;
}

/** Sums the journal of a period up, per currency. `from` belongs to it, `to` does not. */
export async function summariseJournal(
  db: Db,
  of: { organisationId: OrganisationId; from: Date; to: Date },
): Promise<JournalSum[]> {
  const rows = await db.execute<{ currency: string; books: Partial<Record<BookAccount, string>> }>(setSql`
    select currency, json_object_agg(book_account, moved::text) as books from (
      select l.currency, l.book_account, -sum(l.amount_minor) as moved
      from journal_entry e join journal_line l on l.entry_id = e.id and l.organisation_id = e.organisation_id
      where e.organisation_id = ${of.organisationId} and e.at >= ${of.from.toISOString()}::timestamptz
        and e.at < ${of.to.toISOString()}::timestamptz and l.book_account <> 'provider_balance'
      group by l.currency, l.book_account
    ) sums group by currency order by currency`);
  return rows.map(({ currency, books }) => ({
    currency,
    books: Object.fromEntries(Object.entries(books).map(([book, moved]) => [book, BigInt(moved)])),
  }));
}
