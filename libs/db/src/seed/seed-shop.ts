import type {
  ChannelId,
  OrganisationId,
  PlanId,
  PlanPriceId,
  StripeAccountId,
} from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import type { SellerIdentity } from '@latchkey/contracts/shop/seller-identity';
import type { Database, Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { unitOfWork } from '../outbox/unit-of-work.ts';
import { createPlan } from '../plan/create-plan.ts';
import { bot } from '../schema/bot.ts';
import { channel } from '../schema/channel.ts';
import { organisation } from '../schema/organisation.ts';
import { seller } from '../schema/seller.ts';
import { stripeAccount } from '../schema/stripe-account.ts';
import { freeSlug } from '../shop/write-slug.ts';
import { readShop, type SeededShop } from './read-shop.ts';

/** What a plan of the sample costs: at Stripe by price id, or in Stars. */
export interface SeedPlan {
  key: string;
  name: string;
  interval: 'month' | 'year' | 'once';
  trialDays: number;
  amount: Money;
  providerPriceId: string | null;
}

export interface SeedShop {
  name: string;
  /** Who sells, as buyers are told. */
  seller: SellerIdentity;
  graceDays: number;
  stripeAccount: { account: string; livemode: boolean };
  bot: { telegramId: number; username: string; tokenVariable: string };
  chat: { chatId: number; title: string; link: string | null };
  plans: readonly SeedPlan[];
  at: Date;
}

/**
 * Puts an organisation with everything to sell into the database: account, own bot, channel, plans. The bot tells one
 * organisation from another: seeding again with the same bot changes nothing and returns the same ids.
 */
export async function seedShop(database: Database, shop: SeedShop): Promise<SeededShop> {
  const known = await readShop(database.db, shop.bot.telegramId);
  if (known) return known;
  await unitOfWork({ database, onCommitted: () => {} }, async (unit) => {
    const { organisationId, channelId } = await insertShop(unit.db, shop);
    unit.promise({ name: 'channel.prepare', payload: { organisationId, channelId, correlationId: 'seed' } });
  });
  const seeded = await readShop(database.db, shop.bot.telegramId);
  if (!seeded) throw new Error('the seed did not find what it wrote');
  return seeded;
}

async function insertShop(
  db: Db,
  shop: SeedShop,
): Promise<{ organisationId: OrganisationId; channelId: ChannelId }> {
  const organisationId = newId('organisation');
  const [botId, channelId, stripeAccountId] = [newId('bot'), newId('channel'), newId('stripeAccount')];
  const createdAt = shop.at;
  await db.insert(organisation).values({
    id: organisationId,
    name: shop.name,
    slug: await freeSlug(db, shop.name),
    graceDays: shop.graceDays,
    createdAt,
  });
  await db.insert(seller).values({ organisationId, ...shop.seller, updatedAt: createdAt });
  await db
    .insert(stripeAccount)
    .values({ organisationId, id: stripeAccountId, ...shop.stripeAccount, ready: true, createdAt });
  await db.insert(bot).values({ organisationId, id: botId, ...shop.bot, createdAt });
  const { link, ...chat } = shop.chat;
  await db.insert(channel).values({
    organisationId,
    id: channelId,
    botId,
    ...chat,
    kind: 'channel',
    link,
    linkState: link ? 'live' : 'none',
    dueAt: createdAt,
    createdAt,
  });
  const act = { actorKind: 'user', actorId: null, correlationId: 'seed', at: shop.at } as const;
  for (const plan of shop.plans)
    await createPlan(db, organisationId, planOf(plan, stripeAccountId, channelId), act);
  return { organisationId, channelId };
}

function planOf(plan: SeedPlan, stripeAccountId: StripeAccountId, channelId: ChannelId) {
  const id: PlanId = newId('plan');
  const priceId: PlanPriceId = newId('planPrice');
  const stripe =
    plan.providerPriceId === null ? null : { stripeAccountId, providerPriceId: plan.providerPriceId };
  return { ...plan, id, prices: [{ id: priceId, amount: plan.amount, stripe }], channelIds: [channelId] };
}
