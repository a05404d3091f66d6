import type { MoneySummary } from '@latchkey/contracts/procedures/money';
import { type JournalSum, summariseJournal } from '@latchkey/db/money/summarise-journal';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What came in, went back and is left of a period, per currency, by the journal. */
export function moneySummary({ database }: Deps): UseCases['money']['summary'] {
  return async ({ organisationId }, { from, to }) => {
    const period = { organisationId, from: new Date(from), to: new Date(to) };
    return (await summariseJournal(database.db, period)).map(summaryOf);
  };
}

/** The journal says how the provider's balance moved; people want to know what was taken off. */
function summaryOf({ currency, books }: JournalSum): MoneySummary {
  const { sales = 0n, refunds = 0n, disputes = 0n, fees = 0n, bank = 0n } = books;
  const money = (amountMinor: bigint) => ({ amountMinor: amountMinor.toString(), currency });
  return {
    currency,
    gross: money(sales),
    refunds: money(-refunds),
    disputes: money(-disputes),
    fees: money(-fees),
    net: money(sales + refunds + disputes + fees),
    paidOut: money(-bank),
  };
}
