import { type DisputeRow, listDisputes } from '@latchkey/db/money/list-disputes';
import type { Deps } from '../deps.ts';
import { instant } from '../subscriber/instant.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { paymentAtStripe } from './at-stripe.ts';
import { payerView } from './payer-view.ts';

/** Disputes of the organisation; one more is read than is shown, to know whether there is a next page. */
export function disputeList({ database: { db }, settings }: Deps): UseCases['dispute']['list'] {
  return async ({ organisationId }, { limit, cursor, ...filter }) => {
    const rows = await listDisputes(db, organisationId, filter, { limit: limit + 1, after: cursor ?? null });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => disputeView(row, settings)),
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  };
}

function disputeView(row: DisputeRow, settings: Deps['settings']) {
  const { account, livemode, payment_intent_id: paymentIntentId } = row;
  return {
    id: row.id,
    paymentId: row.payment_id,
    payer: payerView(row),
    providerId: row.provider_id,
    status: row.status,
    reason: row.reason,
    amount: { amountMinor: row.amount_minor, currency: row.currency },
    createdAt: new Date(row.created_at).toISOString(),
    respondBy: instant(row.respond_by),
    closedAt: instant(row.closed_at),
    providerUrl: paymentAtStripe({ account, livemode, paymentIntentId }, settings),
  };
}
