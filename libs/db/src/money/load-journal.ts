import type { OrganisationId } from '@latchkey/contracts/ids';
import { type JournalKind, journalKinds } from '@latchkey/contracts/journal';
import type { Money } from '@latchkey/contracts/money';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** An entry of the journal as it stands on the provider's balance. */
export interface JournalRow {
  kind: Exclude<JournalKind, 'fee'>;
  objectId: string;
  /** Of payments, where it is known. */
  paymentIntentId: string | null;
  amount: Money;
  at: Date;
}

const compared = Object.keys(journalKinds).filter((kind) => kind !== 'fee');

/**
 * What the journal says of an account in a window, and of the objects that are named, whenever that was. Fees are left out:
 * they are known from the balance alone.
 */
export async function loadJournal(
  db: Db,
  of: { organisationId: OrganisationId; account: string; livemode: boolean; from: Date; to: Date },
  named: { objectIds: readonly string[]; paymentIntentIds: readonly string[] },
): Promise<JournalRow[]> {
  const rows = await db.execute<Row>(sql`
    with named as (
      select unnest(${sql.param(named.objectIds)}::text[]) as object_id
      union
      select p.provider_id from payment p
      where p.payment_intent_id = any(${sql.param(named.paymentIntentIds)}::text[]) and p.organisation_id = ${of.organisationId}
        and p.provider = 'stripe' and p.account = ${of.account} and p.livemode = ${of.livemode}
    ), entry as (
      select * from journal_entry e where e.organisation_id = ${of.organisationId}
        and e.at >= ${of.from.toISOString()} and e.at < ${of.to.toISOString()}
      union
      select e.* from journal_entry e join named using (object_id)
      where e.kind = any(${sql.param(compared)}::text[]) and e.provider = 'stripe' and e.account = ${of.account} and e.livemode = ${of.livemode}
    )
    select e.kind, e.object_id, p.payment_intent_id, l.amount_minor, l.currency, e.at
    from entry e
    join journal_line l on l.organisation_id = e.organisation_id and l.entry_id = e.id and l.book_account = 'provider_balance'
    left join payment p on e.kind = 'payment' and p.provider = 'stripe' and p.account = e.account and p.livemode = e.livemode
      and p.provider_id = e.object_id
    where e.organisation_id = ${of.organisationId} and e.provider = 'stripe' and e.account = ${of.account}
      and e.livemode = ${of.livemode} and e.kind <> 'fee'`);
  return rows.map((row) => ({
    kind: row.kind,
    objectId: row.object_id,
    paymentIntentId: row.payment_intent_id,
    amount: { amountMinor: BigInt(row.amount_minor), currency: row.currency },
    at: new Date(row.at),
  }));
}

interface Row extends Record<string, unknown> {
  kind: JournalRow['kind'];
  object_id: string;
  payment_intent_id: string | null;
  amount_minor: string;
  currency: string;
  at: string;
}
