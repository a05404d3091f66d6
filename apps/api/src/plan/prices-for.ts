import { createPrice } from '@latchkey/billing/stripe/create-price';
import { createProduct } from '@latchkey/billing/stripe/create-product';
import { findProduct } from '@latchkey/billing/stripe/find-product';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { moneyFromWire } from '@latchkey/contracts/money';
import type { PlanContent } from '@latchkey/contracts/plan/plan-content';
import { newId } from '@latchkey/db/new-id';
import type { StoredPlan } from '@latchkey/db/plan/list-plans';
import type { NewPlanPrice } from '@latchkey/db/plan/write-plan-version';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';

interface Pricing {
  organisationId: OrganisationId;
  planId: PlanId;
  content: PlanContent;
  /** The version before; null: there is none. */
  before: StoredPlan | null;
}

/**
 * The prices of a version, in money and in Stars. One that is as it was stays the same price at Stripe, so that who pays it
 * is not moved; any other is made anew, by a key of our own id.
 */
export async function pricesFor(deps: Deps, pricing: Pricing): Promise<NewPlanPrice[]> {
  const { stars } = pricing.content;
  const money = pricing.content.prices.length > 0 ? await moneyPrices(deps, pricing) : [];
  if (!stars) return money;
  const amount = { amountMinor: BigInt(stars), currency: 'XTR' };
  return [...money, { id: newId('planPrice'), amount, stripe: null }];
}

async function moneyPrices(
  { database, stripe, settings }: Deps,
  { organisationId, planId, content, before }: Pricing,
): Promise<NewPlanPrice[]> {
  const seller = await findStripeAccount(database.db, organisationId, settings.livemode);
  if (!seller) throw new LatchkeyError('seller_not_ready', 'Connect a Stripe account first.');
  const { account } = seller;
  const known = (before?.prices ?? []).filter(({ stripeAccountId }) => stripeAccountId === seller.id);
  const { name, description, interval } = content;
  let product: string | null = null;
  const productOf = async () => {
    product ??= known[0]?.providerPriceId
      ? await findProduct(stripe, { account, priceId: known[0].providerPriceId })
      : await createProduct(stripe, { account, organisationId, planId, name, description });
    return product;
  };
  const prices: NewPlanPrice[] = [];
  for (const wire of content.prices) {
    const amount = moneyFromWire(wire);
    const id = newId('planPrice');
    const same = known.find(
      (price) =>
        before?.interval === interval &&
        price.currency === amount.currency &&
        price.amountMinor === amount.amountMinor,
    );
    const providerPriceId =
      same?.providerPriceId ??
      (await createPrice(stripe, {
        account,
        organisationId,
        planPriceId: id,
        productId: await productOf(),
        amount,
        interval: interval === 'once' ? null : interval,
      }));
    prices.push({ id, amount, stripe: { stripeAccountId: seller.id, providerPriceId } });
  }
  return prices;
}
