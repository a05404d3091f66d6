import { type StarsInvoice, starsInvoice } from '@latchkey/billing/stars/invoice';
import type { BotId, OrderId, OrganisationId, PlanPriceId } from '@latchkey/contracts/ids';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { createOrder } from '@latchkey/db/order/create-order';
import { findOpenStarsOrder } from '@latchkey/db/order/find-open-stars-order';
import { holdsSubscription } from '@latchkey/db/order/holds-subscription';
import { findPlanForSale, type PlanForSale, type PriceForSale } from '@latchkey/db/plan/find-plan-for-sale';
import { findPlanOfPrice } from '@latchkey/db/plan/find-plan-of-price';
import { isBlocked } from '../checkout/is-blocked.ts';
import type { Deps } from '../deps.ts';
import { ownBot } from './own-bot.ts';

interface Asked {
  botTelegramId: number;
  person: TelegramPerson;
  priceId: PlanPriceId;
  correlationId: string;
}

type Prepared =
  | { kind: 'refused'; reason: 'not_on_sale' | 'already_member' }
  | {
      kind: 'invoice';
      invoice: StarsInvoice;
      organisationId: OrganisationId;
      botId: BotId;
      orderId: OrderId;
    };

/** The invoice in Stars for a person, with its order behind it; only by the bot of the plan's organisation. */
export async function prepareStarsInvoice(deps: Deps, asked: Asked): Promise<Prepared> {
  const { database, clock } = deps;
  const { botTelegramId, person, priceId, correlationId } = asked;
  const bot = await ownBot(database.db, botTelegramId);
  const sold = bot && (await findSold(deps, bot.organisationId, priceId));
  if (!sold) return { kind: 'refused', reason: 'not_on_sale' };
  const { plan, price } = sold;
  if (await isBlocked(deps, plan, person.id)) return { kind: 'refused', reason: 'not_on_sale' };
  const holds = { telegramId: person.id, planId: plan.id, at: clock.now() };
  if (plan.interval !== 'once' && (await holdsSubscription(database.db, plan.organisationId, holds))) {
    return { kind: 'refused', reason: 'already_member' };
  }
  const orderId = await orderFor(deps, sold, person, correlationId);
  const invoice = starsInvoice({
    orderId,
    organisationId: plan.organisationId,
    title: plan.name,
    description: `${plan.sellerName}: ${plan.channels.map(({ title }) => title).join(', ')}`,
    price: { amountMinor: price.amountMinor, currency: price.currency },
    recurring: plan.interval !== 'once',
  });
  return { kind: 'invoice', invoice, organisationId: plan.organisationId, botId: bot.id, orderId };
}

interface Sold {
  plan: PlanForSale;
  price: PriceForSale;
}

async function findSold(
  { database }: Deps,
  organisationId: OrganisationId,
  priceId: PlanPriceId,
): Promise<Sold | null> {
  const planId = await findPlanOfPrice(database.db, organisationId, priceId);
  const plan = planId && (await findPlanForSale(database.db, planId));
  if (!plan || plan.archived) return null;
  // Only prices of the newest version are on sale.
  const price = plan.prices.find(({ id, provider }) => id === priceId && provider === 'stars');
  return price ? { plan, price } : null;
}

/** The order begun before, if it is still unpaid: pressing the button again makes no second one. */
async function orderFor(
  { database, clock }: Deps,
  { plan, price }: Sold,
  person: TelegramPerson,
  correlationId: string,
): Promise<OrderId> {
  const { organisationId } = plan;
  const begun = { telegramId: person.id, priceId: price.id };
  const open = await findOpenStarsOrder(database.db, organisationId, begun);
  if (open) return open;
  const { stored } = await createOrder(database.db, {
    organisationId,
    planVersionId: plan.versionId,
    planPriceId: price.id,
    provider: 'stars',
    stripeAccountId: null,
    livemode: true,
    price: { amountMinor: price.amountMinor, currency: price.currency },
    channelIds: plan.channels.map(({ id }) => id),
    email: null,
    person: { telegramId: person.id, firstName: person.firstName, username: person.username },
    browserHash: null,
    idempotencyKey: null,
    correlationId,
    at: clock.now(),
  });
  return stored.order.id;
}
