import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { moneyToWire } from '@latchkey/contracts/money';
import type { SwitchOption } from '@latchkey/contracts/procedures/subscription';
import type { Db } from '@latchkey/db/connect-database';
import { listPlans, type StoredPlan } from '@latchkey/db/plan/list-plans';
import { findSwitchable, type OwnedSubscription } from '@latchkey/db/subscription/find-switchable';

/** Whose subscription it is to be: checked by whoever calls. */
export interface OfSubscription {
  organisationId: OrganisationId;
  subscriptionId: SubscriptionId;
}

/** A price on sale that a subscription can move to, with the plan that it opens. */
export interface Target {
  plan: StoredPlan;
  providerPriceId: string;
  option: SwitchOption;
}

/** @throws {LatchkeyError} `not_found` */
export async function loadSwitchable(db: Db, of: OfSubscription): Promise<OwnedSubscription> {
  const subscription = await findSwitchable(db, of);
  if (!subscription) {
    throw new LatchkeyError('not_found', 'There is no such subscription by card.');
  }
  return subscription;
}

/**
 * What a subscription could move to: the recurring prices on sale at its account and in its currency, but for its own. Stripe
 * changes neither of the two in a subscription.
 */
export async function optionsFor(db: Db, subscription: OwnedSubscription): Promise<Target[]> {
  const plans = await listPlans(db, subscription.organisationId, { state: 'on_sale' });
  return plans.flatMap((plan) =>
    plan.interval === 'once'
      ? []
      : plan.prices.flatMap((price): Target[] => {
          const fits =
            price.providerPriceId !== null &&
            price.stripeAccountId === subscription.stripeAccountId &&
            price.currency === subscription.currency &&
            price.providerPriceId !== subscription.providerPriceId;
          if (!fits || price.providerPriceId === null) return [];
          const { id: planId, name, interval } = plan;
          const option = { planId, name, priceId: price.id, amount: moneyToWire(price), interval };
          return [{ plan, providerPriceId: price.providerPriceId, option }];
        }),
  );
}
