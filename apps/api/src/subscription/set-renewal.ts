import { BillingFailure } from '@latchkey/billing/billing-failure';
import { setRenewal } from '@latchkey/billing/stripe/set-renewal';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { findSubscription } from '@latchkey/db/subscription/find-subscription';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

const actions = { false: 'subscription.cancelAtPeriodEnd', true: 'subscription.resume' } as const;

/**
 * Lets a subscription by card end with its period, or go on. Who asked is written down before Stripe is called, with no
 * transaction open; what follows comes of the subscription as it is read afterwards.
 */
export function subscriptionSetRenewal(
  deps: Deps,
  { renews }: { renews: boolean },
): UseCases['subscription']['resume'] {
  return async ({ organisationId, principal, correlationId }, { subscriptionId }) => {
    const { database, stripe, clock } = deps;
    const known = await findSubscription(database.db, organisationId, subscriptionId);
    if (known?.provider !== 'stripe')
      throw new LatchkeyError('not_found', 'There is no such subscription by card.');
    if (known.endedAt) throw over();
    await appendAudit(database.db, organisationId, actOf(principal, correlationId, clock.now()), {
      action: actions[`${renews}`],
      targetKind: 'subscription',
      targetId: subscriptionId,
    });
    const { account, livemode, providerId } = known;
    const answer = await setRenewal(stripe, {
      account,
      subscriptionId: providerId,
      renews,
      idempotencyKey: `renewal-${subscriptionId}-${renews}-${correlationId}`,
    }).catch(refused);
    if (answer.kind === 'gone') throw over();
    const target = { account, livemode, objectKind: 'subscription', objectId: providerId } as const;
    await unitOfWork(named(deps, 'support act'), (unit) =>
      promiseRead(unit, { target, organisationId, correlationId, at: clock.now() }),
    );
    return { cancelAt: answer.cancelAt?.toISOString() ?? null };
  };
}

function refused(failure: unknown): never {
  throw failure instanceof BillingFailure && failure.kind === 'faulty' ? over() : failure;
}

function over(): LatchkeyError {
  return new LatchkeyError('conflict', 'This subscription has ended.');
}
