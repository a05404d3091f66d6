import { switchPrice } from '@latchkey/billing/stripe/switch-price';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { PlanPriceId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { Deps } from '../deps.ts';
import type { OfSubscription } from './options-for.ts';
import { planSwitch } from './plan-switch.ts';

const longestMs = 3_600_000;

/**
 * Moves a subscription to another plan at Stripe, by whoever may. Who asked is written down before; access follows from what
 * Stripe's object says, whether or not we live to see the answer. The same move at the same moment is one.
 *
 * @throws {LatchkeyError} as `planSwitch` does; `conflict` when the preview is too old, or Stripe refuses
 */
export async function switchPlan(
  deps: Pick<Deps, 'database' | 'stripe' | 'clock' | 'onCommitted' | 'onStep'>,
  of: OfSubscription & { priceId: PlanPriceId; prorationDate: Date },
  act: Act,
): Promise<{ outcome: 'switched' | 'payment_needed'; payUrl: string | null }> {
  const age = deps.clock.now().getTime() - of.prorationDate.getTime();
  if (age < -1_000 || age > longestMs) {
    throw new LatchkeyError('conflict', 'What was shown is too old: look at it again.');
  }
  const { subscription, change } = await planSwitch(deps, of);
  const { organisationId, account, livemode, providerId } = subscription;
  await appendAudit(deps.database.db, organisationId, act, {
    action: 'subscription.switchPlan',
    targetKind: 'subscription',
    targetId: subscription.id,
    detail: { priceId: of.priceId, from: subscription.planPriceId },
  });
  const idempotencyKey = `switch-${subscription.id}-${of.priceId}-${of.prorationDate.getTime()}`;
  const outcome = await switchPrice(deps.stripe, { ...change, idempotencyKey });
  if (outcome.kind === 'refused') {
    throw new LatchkeyError('conflict', 'Stripe refuses this change. Look at the subscription there.');
  }
  await unitOfWork(named(deps, 'support act'), async (unit) => {
    const target = { account, livemode, objectKind: 'subscription', objectId: providerId } as const;
    await promiseRead(unit, { target, organisationId, correlationId: act.correlationId, at: act.at });
  });
  return outcome.kind === 'switched'
    ? { outcome: 'switched', payUrl: null }
    : { outcome: 'payment_needed', payUrl: outcome.payUrl };
}
