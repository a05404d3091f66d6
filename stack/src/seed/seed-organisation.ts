import { createHmac } from 'node:crypto';
import { modeOfKey } from '@latchkey/billing/stripe/mode-of-key';
import { connectDatabase } from '@latchkey/db/connect-database';
import { readShop, type SeededShop } from '@latchkey/db/seed/read-shop';
import { seedCreator } from '@latchkey/db/seed/seed-creator';
import { type SeedPlan, seedShop } from '@latchkey/db/seed/seed-shop';
import { hashPassword } from 'better-auth/crypto';
import type { SeedEnvironment } from './seed-environment.ts';
import { seedStripe } from './seed-stripe.ts';
import { seedTelegram } from './seed-telegram.ts';

export type PlanKey = 'monthly' | 'trial' | 'oneTime' | 'stars';

export interface SeededOrganisation extends Omit<SeededShop, 'plans'> {
  plans: Record<PlanKey, SeededShop['plans'][number]>;
  creator: { userId: string; email: string; password: string; apiKey: string; telegramUserId: number };
}

const names: Record<PlanKey, string> = {
  monthly: 'Monthly',
  trial: 'Monthly with a trial',
  oneTime: 'For good',
  stars: 'Monthly in Stars',
};

/**
 * A sample creator with account, bot, channel and four plans, in a migrated database. Run again with the same bot it
 * finds what it made.
 *
 * @throws with a live Stripe key: a sample has no place among real customers
 */
export async function seedOrganisation(env: SeedEnvironment): Promise<SeededOrganisation> {
  if (modeOfKey(env.STRIPE_SECRET_KEY) === 'live')
    throw new Error('STRIPE_SECRET_KEY is a live key: a sample is not put beside real customers');
  const database = await connectDatabase({
    databaseUrl: env.DATABASE_URL,
    maxConnections: 2,
    applicationName: 'latchkey-seed',
  });
  try {
    const botTelegramId = Number(env.TELEGRAM_BOT_TOKEN.split(':')[0]);
    const shop =
      (await readShop(database.db, botTelegramId)) ?? (await seedShop(database, await makeShop(env)));
    const creator = credentials(env);
    const userId = await seedCreator(database.db, {
      ...creator,
      organisationId: shop.organisationId,
      passwordHash: await hashPassword(creator.password),
      telegramId: creator.telegramUserId,
      at: new Date(),
    });
    const plans = Object.fromEntries(
      Object.entries(names).map(([key, name]) => [key, shop.plans.find((plan) => plan.name === name)]),
    ) as SeededOrganisation['plans'];
    return { ...shop, plans, creator: { ...creator, userId } };
  } finally {
    await database.close();
  }
}

async function makeShop(env: SeedEnvironment) {
  const [stripe, telegram] = await Promise.all([seedStripe(env), seedTelegram(env)]);
  const currency = env.SEED_CURRENCY.toUpperCase();
  const monthly = { amountMinor: BigInt(env.SEED_AMOUNT), currency };
  const plans: (SeedPlan & { key: PlanKey })[] = [
    {
      key: 'monthly',
      name: names.monthly,
      interval: 'month',
      trialDays: 0,
      amount: monthly,
      providerPriceId: stripe.monthly,
    },
    {
      key: 'trial',
      name: names.trial,
      interval: 'month',
      trialDays: env.SEED_TRIAL_DAYS,
      amount: monthly,
      providerPriceId: stripe.trial,
    },
    {
      key: 'oneTime',
      name: names.oneTime,
      interval: 'once',
      trialDays: 0,
      amount: { amountMinor: BigInt(env.SEED_AMOUNT * 5), currency },
      providerPriceId: stripe.oneTime,
    },
    {
      key: 'stars',
      name: names.stars,
      interval: 'month',
      trialDays: 0,
      amount: { amountMinor: BigInt(env.SEED_STARS), currency: 'XTR' },
      providerPriceId: null,
    },
  ];
  return {
    name: 'Sample Creator',
    seller: {
      legalName: 'Sample Creator SAS',
      address: '1 rue Exemple\n75001 Paris',
      country: 'FR',
      email: 'contact@example.com',
      phone: null,
      register: 'RCS Paris 000 000 000',
      vatId: 'FR00000000000',
      trader: true,
      vatExempt: false,
    },
    graceDays: env.GRACE_DAYS,
    stripeAccount: { account: stripe.account, livemode: false },
    bot: {
      telegramId: telegram.botTelegramId,
      username: telegram.botUsername,
      tokenVariable: 'TELEGRAM_BOT_TOKEN',
    },
    chat: { chatId: telegram.chatId, title: env.SEED_CHAT_TITLE, link: env.SEED_INVITE_LINK ?? null },
    plans,
    at: new Date(),
  };
}

/** The same on each run, and nothing that could be guessed: made from the installation's own secret. */
function credentials(env: SeedEnvironment) {
  const made = (of: string) => createHmac('sha256', env.AUTH_SECRET).update(`seed ${of}`).digest('base64url');
  return {
    email: env.SEED_CREATOR_EMAIL,
    password: env.SEED_CREATOR_PASSWORD ?? made('password').slice(0, 20),
    apiKey: `lk_${made('api key')}`,
    telegramUserId: env.SEED_CREATOR_TELEGRAM_ID,
  };
}
