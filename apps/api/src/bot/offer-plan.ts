import { PlanId } from '@latchkey/contracts/ids';
import type { PlanOffer } from '@latchkey/contracts/procedures/bot';
import { listBots } from '@latchkey/db/bot-identity/find-bots';
import { findPlanForSale } from '@latchkey/db/plan/find-plan-for-sale';
import { signIdentity } from '../checkout/identity-token.ts';
import { chargeablePrices } from '../checkout/plan-for-sale.ts';
import type { Deps } from '../deps.ts';

/**
 * A plan as this bot offers it to this person: card payment on the web page, which learns from the link who will enter;
 * Stars only where the bot belongs to the plan's organisation. Null: nothing to buy here.
 */
export async function offerPlan(
  { database, settings, clock }: Deps,
  asked: { planId: string; botTelegramId: number; telegramId: number },
): Promise<PlanOffer | null> {
  const planId = PlanId.safeParse(asked.planId).data;
  const plan = planId ? await findPlanForSale(database.db, planId) : null;
  if (!plan || plan.archived) return null;
  const bots = await listBots(database.db, plan.organisationId);
  const bot = bots.find(({ telegramId }) => telegramId === asked.botTelegramId);
  const [card] = chargeablePrices(plan, settings.livemode);
  const stars = bot?.isPlatform ? undefined : plan.prices.find(({ provider }) => provider === 'stars');
  if (!bot || !(card || stars)) return null;
  const identity = signIdentity(settings.authSecret, asked, clock.now());
  return {
    name: plan.name,
    seller: plan.sellerName,
    channels: plan.channels.map(({ title }) => title),
    interval: plan.interval,
    trialDays: plan.trialDays,
    pageUrl: `${settings.publicWebUrl}/buy/${plan.id}?identity=${identity}`,
    stars: stars ? { priceId: stars.id, amount: Number(stars.amountMinor) } : null,
    byCard: card !== undefined,
  };
}
