import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  integer,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
  timeRange,
} from '../http/params.ts';
import { balanceOf } from '../lifecycle/ledger.ts';
import { cancelPayout, createPayout } from '../lifecycle/money/payout.ts';
import { all, change, find } from '../store/objects.ts';
import type { BalanceTransaction } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';

const entryParams = params({
  ...pageParams,
  created: timeRange.optional(),
  currency: text.optional(),
  payout: text.optional(),
  source: text.optional(),
  type: text.optional(),
});
const payoutParams = params({
  amount: integer,
  currency: text,
  description: text.optional(),
  metadata: metadata.optional(),
  ...accepted('destination', 'method', 'payout_method', 'source_type', 'statement_descriptor'),
});
const payoutListParams = params({
  ...pageParams,
  arrival_date: timeRange.optional(),
  created: timeRange.optional(),
  status: text.optional(),
  ...accepted('destination'),
});

/** Balance, its transactions, payouts and application fees. */
export function balanceRoutes({ on }: Api): void {
  on('GET', '/v1/balance', noParams, ({ scope }) => {
    const { available, pending } = balanceOf(scope);
    return { object: 'balance', available: amounts(available), livemode: false, pending: amounts(pending) };
  });
  on('GET', '/v1/balance_transactions', entryParams, ({ scope, input, path }) => {
    const ofPayout = input.payout === undefined ? undefined : transactionsOf(scope, input.payout);
    const entries = all(scope, 'balance_transaction')
      .filter((entry) => ofPayout === undefined || ofPayout.has(entry.id))
      .filter((entry) => matches(entry.source, input.source) && matches(entry.type, input.type))
      .filter((entry) => matches(entry.currency, input.currency) && inRange(entry.created, input.created));
    return listPage(
      entries.map((entry) => asOfNow(scope, entry)),
      input,
      path,
    );
  });
  on('GET', '/v1/balance_transactions/:id', noParams, ({ scope, id }) =>
    asOfNow(scope, find(scope, 'balance_transaction', id)),
  );
  on('POST', '/v1/payouts', payoutParams, ({ scope, input }) =>
    createPayout(scope, {
      amount: input.amount,
      currency: input.currency,
      description: input.description ?? null,
      metadata: mergeMetadata({}, input.metadata),
    }),
  );
  on('GET', '/v1/payouts', payoutListParams, ({ scope, input, path }) => {
    const payouts = all(scope, 'payout')
      .filter((payout) => matches(payout.status, input.status) && inRange(payout.created, input.created))
      .filter((payout) => inRange(payout.arrival_date, input.arrival_date));
    return listPage(payouts, input, path);
  });
  on('GET', '/v1/payouts/:id', noParams, ({ scope, id }) => find(scope, 'payout', id));
  on('POST', '/v1/payouts/:id', params({ metadata: metadata.optional() }), ({ scope, input, id }) => {
    change(scope, 'payout', id, (payout) => {
      payout.metadata = mergeMetadata(payout.metadata ?? {}, input.metadata);
    });
    return find(scope, 'payout', id);
  });
  on('POST', '/v1/payouts/:id/cancel', noParams, ({ scope, id }) => cancelPayout(scope, id));
  on(
    'GET',
    '/v1/application_fees',
    params({ ...pageParams, charge: text.optional(), created: timeRange.optional() }),
    ({ scope, input, path }) => {
      const fees = all(scope, 'application_fee').filter(
        (fee) => matches(fee.charge, input.charge) && inRange(fee.created, input.created),
      );
      return listPage(fees, input, path);
    },
  );
  on('GET', '/v1/application_fees/:id', noParams, ({ scope, id }) => find(scope, 'application_fee', id));
}

function amounts(sums: Record<string, number>) {
  return Object.entries(sums).map(([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  }));
}

/** The transactions an automatic payout paid out, and the payout's own. */
function transactionsOf(scope: Scope, payout: string): Set<string> {
  const own = find(scope, 'payout', payout, 'payout').balance_transaction;
  return new Set([
    ...(scope.account.hidden.payoutTransactions[payout] ?? []),
    ...(own === null ? [] : [own]),
  ]);
}

function asOfNow(scope: Scope, entry: BalanceTransaction): BalanceTransaction {
  return { ...entry, status: entry.available_on <= scope.world.now() ? 'available' : 'pending' };
}
