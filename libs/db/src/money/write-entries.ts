import type { OrganisationId } from '@latchkey/contracts/ids';
import { type JournalKind, journalKinds } from '@latchkey/contracts/journal';
import type { Money } from '@latchkey/contracts/money';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** A movement for the journal. */
export interface JournalMovement {
  kind: JournalKind;
  /** The provider's object: with the kind it makes the entry be written once. */
  objectId: string;
  /** As the provider's balance sees it: negative when money left it. Nothing is written for nothing. */
  amount: Money;
  /** When the money moved, by the provider. */
  at: Date;
}

/** Writes movements into the journal, each once: what moves on the provider's balance stands against the book of its kind. */
export async function writeEntries(
  db: Db,
  of: {
    organisationId: OrganisationId;
    provider: 'stripe' | 'stars';
    account: string;
    livemode: boolean;
    correlationId: string;
  },
  movements: readonly JournalMovement[],
): Promise<void> {
  const moved = movements.filter(({ amount }) => amount.amountMinor !== 0n);
  if (moved.length === 0) return;
  const rows = moved.map(({ kind, objectId, amount, at }) => ({
    id: newId('journalEntry'),
    kind,
    object_id: objectId,
    book: journalKinds[kind],
    amount_minor: amount.amountMinor.toString(),
    currency: amount.currency,
    at,
  }));
  await db.execute(sql`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as m (id text, kind text, object_id text, book text, amount_minor bigint, currency text, at timestamptz)
    ), entry as (
      insert into journal_entry (organisation_id, id, kind, provider, account, livemode, object_id, correlation_id, at)
      select ${of.organisationId}, id, kind, ${of.provider}, ${of.account}, ${of.livemode}::boolean, object_id, ${of.correlationId}, at
      from wanted order by kind, object_id
      on conflict (provider, account, livemode, kind, object_id) do nothing
      returning organisation_id, id
    )
    insert into journal_line (organisation_id, entry_id, line, book_account, amount_minor, currency)
    select entry.organisation_id, entry.id, side.line, side.book, side.amount, wanted.currency
    from entry join wanted using (id),
      lateral (values (1, 'provider_balance', wanted.amount_minor), (2, wanted.book, -wanted.amount_minor)) as side (line, book, amount)`);
}
