import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Subscriptions with an invoice that is not paid, and what is owed in each currency. @param of.livemode as of our key */
export async function readUnpaid(
  db: Db,
  of: { organisationId: OrganisationId; livemode: boolean },
): Promise<{ subscriptions: number; owed: Money[] }> {
  const rows = await db.execute<{ currency: string | null; n: number; owed: string | null }>(sql`
    select unpaid_currency as currency, count(*)::int as n, sum(unpaid_amount_minor)::text as owed
    from subscription
    where status in ('past_due', 'unpaid', 'active') and organisation_id = ${of.organisationId}
      and unpaid_invoice_id is not null and (provider = 'stars' or livemode = ${of.livemode})
    group by unpaid_currency order by unpaid_currency`);
  return {
    subscriptions: rows.reduce((sum, { n }) => sum + n, 0),
    owed: rows.flatMap(({ currency, owed }) =>
      currency === null || owed === null ? [] : [{ currency, amountMinor: BigInt(owed) }],
    ),
  };
}
