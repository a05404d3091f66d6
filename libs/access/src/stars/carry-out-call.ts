import { randomUUID } from 'node:crypto';
import type { OrganisationId, StarsCallId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';
import { loadOrder } from '@latchkey/db/facts/load-order';
import type { Leases } from '@latchkey/db/lease/keep-leases';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { allowRenewal } from '@latchkey/db/stars/allow-renewal';
import { answerCall } from '@latchkey/db/stars/answer-call';
import { knownCharges } from '@latchkey/db/stars/known-charges';
import { type LeasedCall, leaseCall } from '@latchkey/db/stars/lease-call';
import { loadSubscription } from '@latchkey/db/stars/load-subscription';
import { releaseCall } from '@latchkey/db/stars/release-call';
import { writeRenewal } from '@latchkey/db/stars/write-renewal';
import type { AccessDeps } from '../access-deps.ts';
import { lookAgainAt } from '../converge/look-again.ts';
import { outcomeOfRefusal } from './outcome-of-refusal.ts';
import { recordRefund } from './record-refund.ts';
import type { StarsGateway } from './stars-gateway.ts';

type CallingDeps = AccessDeps & { stars: StarsGateway; leases: Leases };

/**
 * Asks of Telegram what was promised, until it answers yes or no. Only its answer is written; a lost one is asked for
 * again, because asking twice does no more than once: cancelled stays cancelled, and a second refund is refused.
 */
export async function carryOutCall(
  deps: CallingDeps,
  of: { organisationId: OrganisationId; starsCallId: StarsCallId; attempt?: number },
): Promise<JobOutcome> {
  const token = randomUUID();
  const call = await leaseCall(deps.database.db, of, { token, leaseMs: deps.leases.lastMs });
  if (!call) return done;
  const { organisationId, id } = call;
  return deps.leases.whileHeld({ on: 'starsCall', organisationId, id, token }, async () => {
    try {
      const outcome = await (call.kind === 'refund' ? refund(deps, call) : edit(deps, call, call.kind));
      if (outcome.kind !== 'done' && outcome.kind !== 'stop') await release(deps, call, outcome, of.attempt);
      return outcome;
    } catch (error) {
      await release(deps, call, { kind: 'retry', reason: 'a fault of ours' }, of.attempt);
      throw error;
    }
  });
}

async function release(deps: AccessDeps, call: LeasedCall, outcome: JobOutcome, attempt = 1): Promise<void> {
  const at = deps.clock.now();
  await releaseCall(deps.database.db, call, lookAgainAt(outcome, { at, attempt }) ?? at);
}

async function edit(deps: CallingDeps, call: LeasedCall, renewal: 'cancel' | 'reopen'): Promise<JobOutcome> {
  const answer = await deps.stars.editRenewal(call, renewal);
  return answer.ok ? noteEdited(deps, call, renewal) : refused(deps, call, answer);
}

/** Gives back, but cancels first: otherwise Telegram charges again for what was just given back. */
async function refund(deps: CallingDeps, call: LeasedCall): Promise<JobOutcome> {
  if (!(await isRefunded(deps, call))) {
    if (await goesOn(deps, call)) {
      const cancelled = await deps.stars.editRenewal(call, 'cancel');
      if (!cancelled.ok) return refused(deps, call, cancelled);
      await noteEdited(deps, call, 'cancel');
    }
    const answer = await deps.stars.refund(call);
    // Given back before: by a call whose answer was lost, or from elsewhere. It is what was asked for.
    if (!answer.ok && answer.failure.kind !== 'already_so') return refused(deps, call, answer);
  }
  await unitOfWork(named(deps, 'Stars call'), async (unit) => {
    const now = deps.clock.now();
    const given = { chargeId: call.chargeId, refundedAt: now, heardBy: 'answer' } as const;
    await recordRefund(unit, given, { receiver: call, now });
    await answerCall(unit.db, call, { refusal: null, at: now });
  });
  return done;
}

/** The update or the transactions may have told of it while our answer was lost. */
async function isRefunded(
  { database }: AccessDeps,
  { botTelegramId, chargeId }: LeasedCall,
): Promise<boolean> {
  const { refunded } = await knownCharges(database.db, { botTelegramId, chargeIds: [chargeId] });
  return refunded.has(chargeId);
}

async function goesOn({ database }: AccessDeps, call: LeasedCall): Promise<boolean> {
  const { organisationId, subscriptionId } = call;
  if (!subscriptionId) return false;
  const subscription = await loadSubscription(database.db, { organisationId, subscriptionId });
  return subscription !== null && !subscription.endedAt && subscription.renewal?.state !== 'canceled';
}

async function noteEdited(
  deps: AccessDeps,
  call: LeasedCall,
  renewal: 'cancel' | 'reopen',
): Promise<JobOutcome> {
  const { organisationId, orderId, subscriptionId, kind } = call;
  await unitOfWork(named(deps, 'Stars call'), async (unit) => {
    const at = deps.clock.now();
    await loadOrder(unit.db, { organisationId, orderId });
    if (subscriptionId && renewal === 'cancel') {
      const said = { state: 'canceled', saidAt: at, updateId: 0, byBot: true } as const;
      await writeRenewal(unit.db, { organisationId, subscriptionId }, said);
    } else if (subscriptionId) await allowRenewal(unit.db, { organisationId, subscriptionId });
    if (kind !== 'refund') await answerCall(unit.db, call, { refusal: null, at });
  });
  return done;
}

async function refused(
  deps: AccessDeps,
  call: LeasedCall,
  { failure }: Extract<TelegramAnswer<unknown>, { ok: false }>,
): Promise<JobOutcome> {
  const outcome = outcomeOfRefusal(failure);
  if (outcome.kind === 'stop')
    await answerCall(deps.database.db, call, { refusal: failure.description, at: deps.clock.now() });
  return outcome;
}
