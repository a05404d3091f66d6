import { settleMoney } from '@latchkey/access/block/settle-money';
import { BillingFailure } from '@latchkey/billing/billing-failure';
import { cancelSubscription } from '@latchkey/billing/stripe/cancel-subscription';
import { giveBack } from '@latchkey/billing/stripe/give-back';
import type { BlockMoneyAct } from '@latchkey/contracts/block/block-money';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { listPendingMoney, type MoneyTarget } from '@latchkey/db/block/list-pending-money';
import { postponeMoney } from '@latchkey/db/block/postpone-money';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';
import { outcomeOfFailure } from './outcome-of-failure.ts';

type End = Pick<BlockMoneyAct, 'outcome' | 'obstacle'>;

/**
 * Carries out what was chosen about the money of somebody who was blocked, one thing after the other: what is done is noted
 * before the next is begun, and what a crash leaves open is done under the same idempotency key.
 */
export function cancelForBlock(deps: WorkerDeps): Handler<'payment.cancelForBlock'> {
  return async (of, { attempt }) => {
    const { db } = deps.database;
    for (const target of await listPendingMoney(db, of)) {
      const end = await carryOut(deps, target, of.blockId);
      if ('kind' in end) {
        const at = deps.clock.now().getTime() + nextTryMs(end, attempt) + sweepAfterMs;
        await postponeMoney(db, of, new Date(at));
        return end;
      }
      await settleMoney(deps, of, target, end);
    }
    return done;
  };
}

/** What became of it, or how the job ends when it could not be asked for now. */
async function carryOut(deps: WorkerDeps, target: MoneyTarget, blockId: string): Promise<End | JobOutcome> {
  if (target.provider === 'stars') return { outcome: 'by_hand', obstacle: 'stars' };
  try {
    const outcome = await callProvider(deps, target, `${blockId}-${target.act}-${target.subject}`);
    return { outcome, obstacle: null };
  } catch (error) {
    if (!(error instanceof BillingFailure)) throw error;
    if (error.kind === 'account_lost') return { outcome: 'by_hand', obstacle: 'account_lost' };
    if (error.kind === 'faulty' || error.kind === 'gone') return { outcome: 'by_hand', obstacle: 'refused' };
    return outcomeOfFailure(error);
  }
}

function callProvider(
  { stripe }: WorkerDeps,
  { act, account, providerId, paymentIntentId }: MoneyTarget,
  idempotencyKey: string,
): Promise<'done' | 'already'> {
  if (act === 'cancel')
    return cancelSubscription(stripe, { account, subscriptionId: providerId, idempotencyKey });
  const paid = paymentIntentId === null ? { invoiceId: providerId } : { paymentIntentId };
  return giveBack(stripe, { account, paid, idempotencyKey });
}
