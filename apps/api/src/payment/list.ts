import { listPayments } from '@latchkey/db/money/list-payments';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { paymentView } from './payment-view.ts';

/** Payments of the organisation; one more is read than is shown, to know whether there is a next page. */
export function paymentList({ database: { db }, settings }: Deps): UseCases['payment']['list'] {
  return async ({ organisationId }, { limit, cursor, ...filter }) => {
    const rows = await listPayments(db, organisationId, filter, { limit: limit + 1, after: cursor ?? null });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map((row) => paymentView(row, settings)), nextCursor: last?.payment.id ?? null };
  };
}
