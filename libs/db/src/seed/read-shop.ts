import type {
  BotId,
  ChannelId,
  OrganisationId,
  PlanId,
  PlanPriceId,
  StripeAccountId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The ids of a seeded organisation. */
export interface SeededShop {
  organisationId: OrganisationId;
  stripeAccount: { id: StripeAccountId; account: string };
  bot: { id: BotId; telegramId: number; username: string };
  channel: { id: ChannelId; chatId: number; title: string };
  /** By name, oldest first. */
  plans: {
    id: PlanId;
    name: string;
    priceId: PlanPriceId;
    providerPriceId: string | null;
    amountMinor: string;
    currency: string;
  }[];
}

/** What was seeded for a bot; null when nothing was. */
export async function readShop(db: Db, botTelegramId: number): Promise<SeededShop | null> {
  const [shop] = await db.execute<ShopRow>(sql`
    select b.organisation_id, b.id as bot_id, b.username, a.id as account_id, a.account, c.id as channel_id, c.chat_id, c.title
    from bot b
    join stripe_account a on a.organisation_id = b.organisation_id
    join channel c on c.organisation_id = b.organisation_id and c.bot_id = b.id
    where b.telegram_id = ${botTelegramId} and not b.is_platform
    order by a.id, c.id limit 1`);
  if (!shop) return null;
  const plans = await db.execute<PlanRow>(sql`
    select p.id, p.name, r.id as price_id, r.provider_price_id, r.amount_minor, r.currency
    from plan p
    join plan_version v on v.organisation_id = p.organisation_id and v.plan_id = p.id
    join plan_price r on r.organisation_id = v.organisation_id and r.plan_version_id = v.id
    where p.organisation_id = ${shop.organisation_id} order by p.id`);
  return {
    organisationId: shop.organisation_id,
    stripeAccount: { id: shop.account_id, account: shop.account },
    bot: { id: shop.bot_id, telegramId: botTelegramId, username: shop.username },
    channel: { id: shop.channel_id, chatId: Number(shop.chat_id), title: shop.title },
    plans: plans.map((plan) => ({
      id: plan.id,
      name: plan.name,
      priceId: plan.price_id,
      providerPriceId: plan.provider_price_id,
      amountMinor: plan.amount_minor,
      currency: plan.currency,
    })),
  };
}

interface ShopRow extends Record<string, unknown> {
  organisation_id: OrganisationId;
  bot_id: BotId;
  username: string;
  account_id: StripeAccountId;
  account: string;
  channel_id: ChannelId;
  chat_id: string;
  title: string;
}

interface PlanRow extends Record<string, unknown> {
  id: PlanId;
  name: string;
  price_id: PlanPriceId;
  provider_price_id: string | null;
  amount_minor: string;
  currency: string;
}
