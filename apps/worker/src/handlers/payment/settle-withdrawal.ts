import { noteSettled } from '@latchkey/access/withdraw/note-settled';
import { BillingFailure } from '@latchkey/billing/billing-failure';
import { cancelSubscription } from '@latchkey/billing/stripe/cancel-subscription';
import { createRefund } from '@latchkey/billing/stripe/create-refund';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { WithdrawalAct } from '@latchkey/contracts/member/withdrawal-act';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import { listPendingActs, type PendingAct } from '@latchkey/db/withdrawal/list-pending-acts';
import { postponeWithdrawal } from '@latchkey/db/withdrawal/postpone-withdrawal';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';
import { outcomeOfFailure } from './outcome-of-failure.ts';

/** What the provider has said; a charge that has changed is read again. */
interface Said {
  act: WithdrawalAct;
  chargeId: string | null;
}

/**
 * Carries out what a withdrawal asks for, one thing after the other: what is done is noted before the next is begun, and what a
 * crash leaves open is done under the same idempotency key.
 */
export function settleWithdrawal(deps: WorkerDeps): Handler<'payment.settleWithdrawal'> {
  return async (of, { attempt }) => {
    const { db } = deps.database;
    for (const pending of await listPendingActs(db, of)) {
      const said = await carryOut(deps, of, pending);
      if ('kind' in said) {
        const at = deps.clock.now().getTime() + nextTryMs(said, attempt) + sweepAfterMs;
        await postponeWithdrawal(db, of, new Date(at));
        return said;
      }
      await noteSettled(deps, of, pending, said);
    }
    return done;
  };
}

type Of = Parameters<Handler<'payment.settleWithdrawal'>>[0];

/** What became of it, or how the job ends when it could not be asked for now. */
async function carryOut(deps: WorkerDeps, of: Of, pending: PendingAct): Promise<Said | JobOutcome> {
  const { act } = pending;
  try {
    return await (act.act === 'cancel' ? cancel(deps, of, pending, act) : giveBack(deps, of, pending, act));
  } catch (error) {
    if (!(error instanceof BillingFailure)) throw error;
    if (error.kind === 'account_lost') return byHand(act, 'account_lost');
    if (error.kind === 'faulty' || error.kind === 'gone') return byHand(act, 'refused');
    return outcomeOfFailure(error);
  }
}

async function cancel(
  { stripe }: WorkerDeps,
  { withdrawalId }: Of,
  { account, providerId }: PendingAct,
  act: Extract<WithdrawalAct, { act: 'cancel' }>,
): Promise<Said> {
  const idempotencyKey = `${withdrawalId}-cancel-${act.subject}`;
  const outcome = await cancelSubscription(stripe, { account, subscriptionId: providerId, idempotencyKey });
  return { act: { ...act, outcome }, chargeId: null };
}

async function giveBack(
  { stripe }: WorkerDeps,
  { organisationId, withdrawalId }: Of,
  { account, providerId, paymentIntentId }: PendingAct,
  act: Extract<WithdrawalAct, { act: 'refund' }>,
): Promise<Said> {
  const refund = await createRefund(stripe, {
    organisationId,
    account,
    paidId: providerId,
    paymentIntentId,
    amountMinor: BigInt(act.amountMinor),
    reason: 'requested_by_customer',
    idempotencyKey: `${withdrawalId}-refund-${act.subject}`,
  });
  if (refund.kind === 'gone') return byHand(act, 'refused');
  if (refund.kind === 'refund') {
    const failed = refund.status === 'failed' || refund.status === 'canceled';
    return failed ? byHand(act, 'refused') : { act: { ...act, outcome: 'done' }, chargeId: refund.chargeId };
  }
  if (refund.reason === 'already_refunded') return { act: { ...act, outcome: 'already' }, chargeId: null };
  return byHand(act, refund.reason);
}

function byHand(act: WithdrawalAct, obstacle: string): Said {
  return { act: { ...act, outcome: 'by_hand', obstacle }, chargeId: null };
}
