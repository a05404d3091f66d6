import { setTimeout as sleep } from 'node:timers/promises';
import { planCancellation } from '@latchkey/billing/stripe/plan-cancellation';
import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { listPurchases } from '@latchkey/db/member/list-purchases';
import type { MemberPerson } from '@latchkey/db/member/member-person';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import { changeRenewal } from '../stars/change-renewal.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { ownSubscription } from './own-subscription.ts';
import { subscriptionState } from './subscription-state.ts';
import { viewOf } from './view.ts';

/** How long the answer waits for the fact to be read, in milliseconds; the page looks again by itself after that. */
const patienceMs = 2_500;
const lookEveryMs = 100;

type Renewal = { kind: 'cancel' | 'resume'; subscriptionId: SubscriptionId };

/** As the person of the page asks. */
export function memberRenewal(
  deps: Deps,
  kind: 'cancel' | 'resume',
): UseCases['member']['cancel' | 'resume'] {
  return async ({ session, principal, correlationId }, { subscriptionId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    await renewOwn(deps, session, { kind, subscriptionId }, act);
    return viewOf(deps, session);
  };
}

/**
 * Has a subscription of the person's own end with what is paid for, or go on after all. Telegram is asked for Stars, Stripe for
 * cards; what Stripe has answered is read before this returns, if it does not take long.
 *
 * @throws {LatchkeyError} `not_found`; `conflict` where Telegram cannot be asked now
 */
export async function renewOwn(
  deps: Deps,
  person: MemberPerson,
  of: Renewal & { payerTelegramId?: number },
  act: Act,
): Promise<void> {
  const { kind, subscriptionId, payerTelegramId } = of;
  const { organisationId } = person;
  const subscription = await ownSubscription(deps.database.db, person, subscriptionId);
  if (subscription.provider === 'stars') {
    const asked = kind === 'cancel' ? 'cancel' : 'reopen';
    const payer = payerTelegramId === undefined ? {} : { payerTelegramId };
    await changeRenewal(deps, { organisationId, subscriptionId, kind: asked, act, ...payer });
    return;
  }
  await askStripe(deps, organisationId, { kind, subscriptionId, ...subscription }, act);
  await untilRead(deps, person, { subscriptionId, ending: kind === 'cancel' });
}

/** Who asked is written down first; Stripe is called with no transaction open, and its object is then read as any other. */
async function askStripe(
  deps: Deps,
  organisationId: OrganisationId,
  of: Renewal & { account: string; livemode: boolean; provider_id: string },
  act: Act,
): Promise<void> {
  const { account, livemode, provider_id: objectId } = of;
  await appendAudit(deps.database.db, organisationId, act, {
    action: `subscription.${of.kind}`,
    targetKind: 'subscription',
    targetId: of.subscriptionId,
  });
  await planCancellation(deps.stripe, { account, subscriptionId: objectId, end: of.kind === 'cancel' });
  await unitOfWork(named(deps, 'member'), async (unit) => {
    const target = { account, livemode, objectKind: 'subscription', objectId } as const;
    const { correlationId, at } = act;
    await promiseRead(unit, { target, organisationId, correlationId, at });
  });
}

/** What is shown is the fact. It takes a moment to be read, which a person gladly waits. */
async function untilRead(
  { database: { db }, clock }: Deps,
  person: MemberPerson,
  { subscriptionId, ending }: { subscriptionId: SubscriptionId; ending: boolean },
): Promise<void> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookEveryMs) {
    const [row] = await listPurchases(db, person, { subscriptionId });
    const shown = row && (await subscriptionState(db, person.organisationId, row, clock.now()));
    if ((shown?.status === 'ending') === ending) return;
    await sleep(lookEveryMs);
  }
}
