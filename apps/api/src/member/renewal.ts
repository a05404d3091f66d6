import { setTimeout as sleep } from 'node:timers/promises';
import { planCancellation } from '@latchkey/billing/stripe/plan-cancellation';
import type { SubscriptionId } from '@latchkey/contracts/ids';
import type { MemberView } from '@latchkey/contracts/procedures/member';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import type { MemberSession } from '@latchkey/db/member/member-sessions';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import { changeRenewal } from '../stars/change-renewal.ts';
import type { MemberCall, UseCases } from '../trpc/use-cases.ts';
import { ownSubscription } from './own-subscription.ts';
import { viewOf } from './view.ts';

/** How long the answer waits for the fact to be read, in milliseconds; the page looks again by itself after that. */
const patienceMs = 2_500;
const lookEveryMs = 100;

/** Has a subscription of the person's own end with what is paid for, or go on after all. Telegram is asked for Stars, Stripe for cards. */
export function memberRenewal(
  deps: Deps,
  kind: 'cancel' | 'resume',
): UseCases['member']['cancel' | 'resume'] {
  return async (call, { subscriptionId }) => {
    const { session } = call;
    const subscription = await ownSubscription(deps.database.db, session, subscriptionId);
    if (subscription.provider === 'stars') {
      await changeRenewal(deps, {
        organisationId: session.organisationId,
        subscriptionId,
        kind: kind === 'cancel' ? 'cancel' : 'reopen',
        act: actOf(call.principal, call.correlationId, deps.clock.now()),
      });
      return viewOf(deps, session);
    }
    await askStripe(deps, call, { kind, subscriptionId, ...subscription });
    return untilRead(deps, session, { subscriptionId, ending: kind === 'cancel' });
  };
}

/** Who asked is written down first; Stripe is called with no transaction open, and its object is then read as any other. */
async function askStripe(
  deps: Deps,
  { session, principal, correlationId }: MemberCall,
  of: {
    kind: 'cancel' | 'resume';
    subscriptionId: SubscriptionId;
    account: string;
    livemode: boolean;
    provider_id: string;
  },
): Promise<void> {
  const { organisationId } = session;
  const { account, livemode, provider_id: objectId } = of;
  const at = deps.clock.now();
  await appendAudit(deps.database.db, organisationId, actOf(principal, correlationId, at), {
    action: `subscription.${of.kind}`,
    targetKind: 'subscription',
    targetId: of.subscriptionId,
  });
  await planCancellation(deps.stripe, { account, subscriptionId: objectId, end: of.kind === 'cancel' });
  await unitOfWork(named(deps, 'member'), async (unit) => {
    const target = { account, livemode, objectKind: 'subscription', objectId } as const;
    await promiseRead(unit, { target, organisationId, correlationId, at });
  });
}

/** What is shown is the fact. It takes a moment to be read, which a person gladly waits. */
async function untilRead(
  deps: Deps,
  session: MemberSession,
  wanted: { subscriptionId: SubscriptionId; ending: boolean },
): Promise<MemberView> {
  for (let waitedMs = 0; ; waitedMs += lookEveryMs) {
    const view = await viewOf(deps, session);
    const shown = view.purchases.find((each) => each.subscription?.id === wanted.subscriptionId);
    const isEnding = shown?.subscription?.status === 'ending';
    if (isEnding === wanted.ending || waitedMs >= patienceMs) return view;
    await sleep(lookEveryMs);
  }
}
