import { moneyToWire } from '@latchkey/contracts/money';
import { listPayouts } from '@latchkey/db/money/list-payouts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Payouts of the organisation; one more is read than is shown, to know whether there is a next page. */
export function payoutList({ database: { db } }: Deps): UseCases['payout']['list'] {
  return async ({ organisationId }, { limit, cursor, ...filter }) => {
    const rows = await listPayouts(db, organisationId, filter, { limit: limit + 1, after: cursor ?? null });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => ({
        id: row.id,
        providerId: row.providerId,
        status: row.status,
        amount: moneyToWire(row),
        arrivalAt: row.arrivalAt?.toISOString() ?? null,
        failureCode: row.failureCode,
      })),
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  };
}
