import type { OrganisationId } from '@latchkey/contracts/ids';
import type { BookAccount } from '@latchkey/contracts/journal';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What was earned in one currency, in minor units; what went away is negative. */
export interface Net {
  currency: string;
  sales: bigint;
  refunds: bigint;
  disputes: bigint;
  fees: bigint;
}

/** What the journal says was earned since the first of the month, by currency. @param of.livemode as of our key */
export async function readNetOfMonth(
  db: Db,
  of: { organisationId: OrganisationId; livemode: boolean; timeZone: string; now: Date },
): Promise<Net[]> {
  const rows = await db.execute<{ currency: string; book: BookAccount; amount: string }>(sql`
    select l.currency, l.book_account as book, (-sum(l.amount_minor))::text as amount
    from journal_entry e join journal_line l on l.organisation_id = e.organisation_id and l.entry_id = e.id
    where e.organisation_id = ${of.organisationId} and e.kind not in ('payout', 'payout_failed', 'payout_canceled')
      and e.at >= date_trunc('month', ${of.now.toISOString()}::timestamptz at time zone ${of.timeZone}) at time zone ${of.timeZone}
      and (e.provider = 'stars' or e.livemode = ${of.livemode}) and l.book_account <> 'provider_balance'
    group by 1, 2 order by 1`);
  const nets = new Map<string, Net>();
  for (const { currency, book, amount } of rows) {
    const net = nets.get(currency) ?? { currency, sales: 0n, refunds: 0n, disputes: 0n, fees: 0n };
    if (book !== 'bank') net[book] = BigInt(amount);
    nets.set(currency, net);
  }
  return [...nets.values()];
}
