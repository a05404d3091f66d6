import { listRefunds } from '@latchkey/db/money/list-refunds';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { payerView } from './payer-view.ts';

/** Refunds of the organisation; one more is read than is shown, to know whether there is a next page. */
export function refundList({ database: { db } }: Deps): UseCases['refund']['list'] {
  return async ({ organisationId }, { limit, cursor, ...filter }) => {
    const rows = await listRefunds(db, organisationId, filter, { limit: limit + 1, after: cursor ?? null });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => ({
        id: row.id,
        paymentId: row.payment_id,
        payer: payerView(row),
        provider: row.provider,
        providerId: row.provider_id,
        status: row.status,
        failureReason: row.failure_reason,
        amount: { amountMinor: row.amount_minor, currency: row.currency },
        createdAt: new Date(row.created_at).toISOString(),
      })),
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  };
}
