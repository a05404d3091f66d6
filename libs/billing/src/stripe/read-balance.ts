import type { BalanceLine } from '@latchkey/contracts/facts/balance-movement';
import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { listAll } from './list-all.ts';
import { BalanceList, type SourcedTransaction } from './shapes/balance-list.ts';
import { BalanceTransaction, movementOf } from './shapes/balance-transaction.ts';
import { moneyIn } from './shapes/money-in.ts';

const most = 10_000;

/**
 * The balance of a connected account, as it is compared with the journal (Stripe: Balance transactions). `list` reads what
 * moved in a window, `from` inclusive and `to` not; `ofPayment` what one payment brought, whenever that was.
 *
 * Both throw {BillingFailure} when the account could not be read; `faulty` also for a window of more than 10 000 movements.
 */
export function stripeBalance(stripe: Stripe) {
  return {
    list: async (window: { account: string; from: Date; to: Date }): Promise<BalanceLine[]> => {
      const created = { gte: seconds(window.from), lt: seconds(window.to) };
      const readPage = (page: { limit: number; starting_after?: string }) =>
        callStripe(window.account, async (options) => {
          const of = { created, expand: ['data.source'], ...page };
          return BalanceList.parse(await stripe.balanceTransactions.list(of, options));
        });
      return (await listAll(readPage, most)).flatMap(toLine);
    },
    ofPayment: async (of: { account: string; paymentIntentId: string }): Promise<BalanceLine | null> => {
      const expand = ['latest_charge.balance_transaction'];
      const paid = await callStripe(of.account, async (options) =>
        Paid.parse(await stripe.paymentIntents.retrieve(of.paymentIntentId, { expand }, options)),
      );
      const { latest_charge: charge } = paid;
      return charge?.balance_transaction
        ? paymentLine(of.paymentIntentId, charge.id, { ...charge.balance_transaction, source: null })
        : null;
    },
  };
}

const Paid = z.object({
  latest_charge: z.object({ id: z.string(), balance_transaction: BalanceTransaction.nullish() }).nullish(),
});

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

function toLine(transaction: SourcedTransaction): BalanceLine[] {
  const { source } = transaction;
  if (!source || typeof source === 'string') return [];
  const kind = kindOf(transaction, source.object);
  if (!kind) return [];
  if (kind === 'payment')
    return source.payment_intent ? [paymentLine(source.payment_intent, source.id, transaction)] : [];
  const { payment_intent: paymentIntentId, charge: chargeId, id: objectId } = source;
  const of = { kind, objectId, paymentIntentId, chargeId };
  return [{ ...movementOf(transaction), ...of, sold: soldOf(transaction) }];
}

function paymentLine(
  paymentIntentId: string,
  chargeId: string,
  transaction: SourcedTransaction,
): BalanceLine {
  const of = { kind: 'payment', objectId: paymentIntentId, paymentIntentId, chargeId } as const;
  return { ...movementOf(transaction), ...of, sold: soldOf(transaction) };
}

/**
 * By the object behind it and the direction: a failed refund is an `adjustment` in older versions and `refund_failure` in
 * newer ones. Null: nothing that our journal keeps, such as Stripe's own fees and reserves.
 */
function kindOf({ type, amount }: SourcedTransaction, source: string): BalanceLine['kind'] | null {
  const isOut = amount < 0;
  if (source === 'charge') return isOut ? null : 'payment';
  if (source === 'refund') return isOut ? 'refund' : 'refund_failed';
  if (source === 'dispute') return isOut ? 'dispute_withdrawn' : 'dispute_reinstated';
  if (source !== 'payout') return null;
  if (type === 'payout') return 'payout';
  return type === 'payout_cancel' ? 'payout_canceled' : 'payout_failed';
}

/** The object's own amount, with the sign of its movement. */
function soldOf({ source, amount }: SourcedTransaction): BalanceLine['sold'] {
  if (!source || typeof source === 'string' || !source.amount || !source.currency) return null;
  return moneyIn(amount < 0 ? -Math.abs(source.amount) : Math.abs(source.amount), source.currency);
}
