import { createPrice } from '@latchkey/billing/stripe/create-price';
import { createProduct } from '@latchkey/billing/stripe/create-product';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { type Money, moneyFromWire, moneyToWire } from '@latchkey/contracts/money';
import { findChannels } from '@latchkey/db/channel-list/find-channels';
import { newId } from '@latchkey/db/new-id';
import { createPlan, type NewPlanPrice } from '@latchkey/db/plan/create-plan';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { checkNewPlan } from './check-new-plan.ts';

/** Puts a plan on sale. Product and price are made at Stripe first, by keys of our own ids: what fails here sells nothing. */
export function planCreate(deps: Deps): UseCases['plan']['create'] {
  return async ({ organisationId, principal, correlationId }, input) => {
    const { database, clock } = deps;
    const channelIds = [...new Set(input.channelIds)];
    checkNewPlan(input, await findChannels(database.db, organisationId, channelIds));
    const { name, interval, trialDays } = input;
    const id = newId('plan');
    const prices: NewPlanPrice[] = [];
    if (input.price) {
      const amount = moneyFromWire(input.price);
      prices.push(await cardPrice(deps, { organisationId, planId: id, name, interval, amount }));
    }
    if (input.stars) {
      const amount = { amountMinor: BigInt(input.stars), currency: 'XTR' };
      prices.push({ id: newId('planPrice'), amount, stripe: null });
    }
    const plan = { id, name, interval, trialDays, channelIds };
    await createPlan(
      database.db,
      organisationId,
      { ...plan, prices },
      actOf(principal, correlationId, clock.now()),
    );
    return { ...plan, version: 1, prices: prices.map(priceView) };
  };
}

async function cardPrice(
  { database, stripe, settings }: Deps,
  plan: {
    organisationId: OrganisationId;
    planId: PlanId;
    name: string;
    interval: 'month' | 'year' | 'once';
    amount: Money;
  },
): Promise<NewPlanPrice> {
  const { organisationId, planId, name, interval, amount } = plan;
  const seller = await findStripeAccount(database.db, organisationId, settings.livemode);
  if (!seller) throw new LatchkeyError('seller_not_ready', 'Connect a Stripe account first.');
  const { account } = seller;
  const id = newId('planPrice');
  const productId = await createProduct(stripe, { account, organisationId, planId, name });
  const providerPriceId = await createPrice(stripe, {
    account,
    organisationId,
    planPriceId: id,
    productId,
    amount,
    interval: interval === 'once' ? null : interval,
  });
  return { id, amount, stripe: { stripeAccountId: seller.id, providerPriceId } };
}

function priceView({ id, amount, stripe }: NewPlanPrice) {
  return {
    id,
    provider: stripe ? ('stripe' as const) : ('stars' as const),
    amount: moneyToWire(amount),
    providerPriceId: stripe?.providerPriceId ?? null,
  };
}
