import { buildApplicationFee } from '../objects/application-fee.ts';
import { type BalanceTransactionInput, buildBalanceTransaction } from '../objects/balance-transaction.ts';
import { emit } from '../store/emit.ts';
import { newId } from '../store/new-id.ts';
import { all, insert } from '../store/objects.ts';
import type { BalanceTransaction, PaymentIntent } from '../store/stored.ts';
import { platformScope, type Scope } from '../store/world.ts';

export const applicationId = 'ca_sandbox';
const availableAfterSeconds = 2 * 86_400;

type Entry = Pick<BalanceTransactionInput, 'amount' | 'currency' | 'type' | 'reportingCategory' | 'source'> &
  Partial<Pick<BalanceTransactionInput, 'description' | 'stripeFee' | 'applicationFee'>> & {
    atOnce?: boolean;
  };

/** Books one movement on the account's balance. */
export function book(scope: Scope, entry: Entry): BalanceTransaction {
  const created = scope.world.now();
  return insert(
    scope,
    'balance_transaction',
    buildBalanceTransaction({
      id: newId('txn'),
      created,
      availableOn: entry.atOnce ? created : created + availableAfterSeconds,
      amount: entry.amount,
      currency: entry.currency,
      type: entry.type,
      reportingCategory: entry.reportingCategory,
      source: entry.source,
      description: entry.description ?? null,
      stripeFee: entry.stripeFee ?? 0,
      applicationFee: entry.applicationFee ?? 0,
      application: applicationId,
    }),
  );
}

/** Stripe's own fee for cards in the EEA: 1.5 % and 25 minor units. */
export function stripeFee(amount: number): number {
  return amount === 0 ? 0 : Math.round(amount * 0.015) + 25;
}

/** The platform's share of a charge, booked on the platform; answers its id. */
export function collectApplicationFee(scope: Scope, intent: PaymentIntent, charge: string): string | null {
  const amount = intent.application_fee_amount ?? 0;
  if (amount === 0) return null;
  const platform = platformScope(scope.world);
  const fee = insert(
    platform,
    'application_fee',
    buildApplicationFee({
      id: newId('fee'),
      created: scope.world.now(),
      account: scope.account.id,
      amount,
      currency: intent.currency,
      application: applicationId,
      charge,
    }),
  );
  emit(platform, 'application_fee.created', fee);
  return fee.id;
}

/** Sums per currency of what is available and what is still on its way. */
export function balanceOf(scope: Scope): {
  available: Record<string, number>;
  pending: Record<string, number>;
} {
  const now = scope.world.now();
  const available: Record<string, number> = { [scope.account.currency]: 0 };
  const pending: Record<string, number> = { [scope.account.currency]: 0 };
  for (const entry of all(scope, 'balance_transaction')) {
    const side = entry.available_on <= now ? available : pending;
    side[entry.currency] = (side[entry.currency] ?? 0) + entry.net;
  }
  return { available, pending };
}
