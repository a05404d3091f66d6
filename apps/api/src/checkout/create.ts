import { LatchkeyError } from '@latchkey/contracts/errors';
import type { PlanPriceId } from '@latchkey/contracts/ids';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { createOrder, type StoredOrder } from '@latchkey/db/order/create-order';
import { holdsSubscription } from '@latchkey/db/order/holds-subscription';
import type { PlanForSale, PriceForSale } from '@latchkey/db/plan/find-plan-for-sale';
import type { Deps } from '../deps.ts';
import { agreed } from '../shop/agreed.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { discountFor } from './discount-for.ts';
import { isBlocked } from './is-blocked.ts';
import { openCheckout } from './open-checkout.ts';
import { planForSale } from './plan-for-sale.ts';
import { purchaseSecret } from './purchase-secret.ts';
import { whoEnters } from './who-enters.ts';

/**
 * Opens a Stripe Checkout. The order is committed before Stripe hears of it, so that no payment is unknown; Stripe is
 * called with no transaction open, by a key of the order, so that a repetition opens the same session.
 */
export function checkoutCreate(deps: Deps): UseCases['checkout']['create'] {
  return async (call, input) => {
    const { database, settings, clock } = deps;
    const plan = await planForSale(database.db, input.planId);
    const price = cardPriceOf(plan, input.priceId);
    const seller = sellerOf(price, settings.livemode);
    const telegramId = await whoEnters(deps, call, plan.organisationId, input);
    if (await isBlocked(deps, plan, telegramId)) throw blocked();
    if (input.identityToken !== undefined) await refuseMember(deps, plan, telegramId);
    const code = input.code ?? null;
    const discount = await discountFor(deps, call, { plan, price }, code);
    const secret = purchaseSecret(settings.authSecret, call.purchase, input);
    const consent = input.consent ? await agreed(database.db, plan.organisationId, input.consent) : null;
    const { stored } = await createOrder(database.db, {
      organisationId: plan.organisationId,
      planVersionId: plan.versionId,
      planPriceId: price.id,
      provider: 'stripe',
      stripeAccountId: price.stripeAccountId,
      livemode: settings.livemode,
      price: { amountMinor: price.amountMinor, currency: price.currency },
      channelIds: plan.channels.map(({ id }) => id),
      email: input.email ?? null,
      person: telegramId === null ? null : { telegramId },
      browserHash: hashToken(secret),
      idempotencyKey: input.idempotencyKey ?? null,
      correlationId: call.correlationId,
      promotionCode: code,
      consent,
      at: clock.now(),
    });
    refuseOther(stored, { priceId: price.id, email: input.email ?? null, telegramId, code });
    const { account, taxActive: automaticTax } = seller;
    const checkout = await openCheckout(deps, stored, { account, plan, price, discount, automaticTax });
    if (stored.order.browserHash === hashToken(secret)) call.purchase.write(secret);
    return {
      orderId: stored.order.id,
      sessionId: checkout.sessionId,
      url: checkout.url,
      expiresAt: checkout.expiresAt.toISOString(),
    };
  };
}

function cardPriceOf(plan: PlanForSale, priceId: PlanPriceId | undefined): PriceForSale {
  const prices = plan.prices.filter(({ provider }) => provider === 'stripe');
  const price = priceId ? prices.find(({ id }) => id === priceId) : prices[0];
  if (plan.archived || prices.length === 0) {
    throw new LatchkeyError('plan_not_on_sale', 'This plan is not on sale by card.');
  }
  if (!price) throw new LatchkeyError('not_found', 'This plan has no such card price.');
  return price;
}

function sellerOf({ seller }: PriceForSale, livemode: boolean) {
  if (!seller?.ready || seller.livemode !== livemode) {
    throw new LatchkeyError('seller_not_ready', 'The seller cannot take payments right now.');
  }
  return seller;
}

/** Who came from the bot and has a subscription that goes on would pay twice for one place. */
async function refuseMember(
  { database, clock }: Deps,
  { organisationId, id: planId }: PlanForSale,
  telegramId: number | null,
): Promise<void> {
  if (telegramId === null) return;
  if (await holdsSubscription(database.db, organisationId, { telegramId, planId, at: clock.now() })) {
    throw new LatchkeyError('already_member', 'This Telegram account has this membership already.');
  }
}

/** A key that was used for another purchase must not hand that one out. */
function refuseOther(
  { order, email, telegramId }: StoredOrder,
  asked: { priceId: PlanPriceId; email: string | null; telegramId: number | null; code: string | null },
): void {
  const isSame =
    order.planPriceId === asked.priceId &&
    email === asked.email &&
    telegramId === asked.telegramId &&
    order.promotionCode === asked.code;
  if (!isSame) {
    throw new LatchkeyError('conflict', 'This idempotencyKey was used for another purchase.');
  }
}

function blocked(): LatchkeyError {
  return new LatchkeyError('not_allowed', 'The seller does not sell this to this person.');
}
