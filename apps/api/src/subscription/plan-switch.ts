import type { Switch } from '@latchkey/billing/stripe/preview-switch';
import { readSwitchable } from '@latchkey/billing/stripe/read-switchable';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { PlanPriceId } from '@latchkey/contracts/ids';
import type { SwitchObstacle } from '@latchkey/contracts/procedures/chat';
import type { OwnedSubscription } from '@latchkey/db/subscription/find-switchable';
import type { Deps } from '../deps.ts';
import { loadSwitchable, type OfSubscription, optionsFor, type Target } from './options-for.ts';

export interface PlannedSwitch {
  subscription: OwnedSubscription;
  target: Target;
  /** As it goes to Stripe. */
  change: Switch;
  /** When the period that is paid for, or the trial, is over. */
  periodEnd: Date | null;
  trialEnd: Date | null;
}

/**
 * What a switch to a price would be, from our plans and from what Stripe says of the subscription now. Whoever asks for it:
 * the caller has made sure that the subscription is theirs to change.
 *
 * @throws {LatchkeyError} `not_found`; `conflict` with the reason why it cannot be moved now
 */
export async function planSwitch(
  deps: Pick<Deps, 'database' | 'stripe'>,
  of: OfSubscription & { priceId: PlanPriceId; prorationDate: Date },
): Promise<PlannedSwitch> {
  const judged = await judgeSwitch(deps, of);
  if (judged.kind === 'planned') return judged.planned;
  throw new LatchkeyError('conflict', words[judged.reason]);
}

/** The same; an obstacle is an answer here. @throws {LatchkeyError} `not_found` */
export async function judgeSwitch(
  { database, stripe }: Pick<Deps, 'database' | 'stripe'>,
  of: OfSubscription & { priceId: PlanPriceId; prorationDate: Date },
): Promise<{ kind: 'planned'; planned: PlannedSwitch } | { kind: 'refused'; reason: Obstacle }> {
  const subscription = await loadSwitchable(database.db, of);
  const targets = await optionsFor(database.db, subscription);
  const target = targets.find(({ option }) => option.priceId === of.priceId);
  if (!target) throw new LatchkeyError('not_found', 'It cannot be moved to this price.');
  const { account, providerId: subscriptionId } = subscription;
  const now = await readSwitchable(stripe, { account, subscriptionId });
  const obstacle = obstacleTo(now);
  const { item } = now;
  if (obstacle || !item) return { kind: 'refused', reason: obstacle ?? 'several_prices' };
  const planned = {
    subscription,
    target,
    change: {
      account,
      subscriptionId,
      itemId: item.id,
      priceId: target.providerPriceId,
      newInterval: item.interval !== target.plan.interval && now.status !== 'trialing',
      prorationDate: of.prorationDate,
    },
    periodEnd: item.periodEnd,
    trialEnd: now.status === 'trialing' ? now.trialEnd : null,
  };
  return { kind: 'planned', planned };
}

/** Those of a subscription by card. */
type Obstacle = Exclude<SwitchObstacle, 'stars'>;

type Now = Awaited<ReturnType<typeof readSwitchable>>;

/** Why a subscription cannot be moved now; null: it can. */
function obstacleTo({ status, ends, changePending, item }: Now): Obstacle | null {
  if (changePending) return 'change_waits';
  if (status !== 'active' && status !== 'trialing') return status === 'past_due' ? 'payment_open' : 'ended';
  if (ends) return 'cancelled';
  return item ? null : 'several_prices';
}

const words = {
  change_waits: 'A change of it waits for its payment. Pay it, or wait for 23 hours.',
  payment_open: 'A payment of it is open: it has to be paid first.',
  ended: 'It has ended.',
  cancelled: 'It is cancelled, and is going to end. Resume it first.',
  several_prices: 'It has several prices at Stripe: change it there.',
} as const satisfies Record<Obstacle, string>;
