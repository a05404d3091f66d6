import { environment } from '@latchkey/runtime/environment';
import { z } from 'zod';

const text = z.string().min(1);
const whole = z.coerce.number().int();

/** What `npm run seed` reads: the stack's own variables, and what to use instead of making it. */
export const seedEnvironment = {
  DATABASE_URL: environment.DATABASE_URL,
  REDIS_URL: environment.REDIS_URL,
  STRIPE_SECRET_KEY: environment.STRIPE_SECRET_KEY,
  STRIPE_API_BASE: environment.STRIPE_API_BASE,
  TELEGRAM_BOT_TOKEN: environment.TELEGRAM_BOT_TOKEN,
  TELEGRAM_API_ROOT: environment.TELEGRAM_API_ROOT,
  AUTH_SECRET: environment.AUTH_SECRET,
  GRACE_DAYS: environment.GRACE_DAYS,
  SANDBOX_URL: environment.SANDBOX_URL,
  SEED_STRIPE_ACCOUNT: z
    .string()
    .regex(/^acct_\w+$/)
    .optional()
    .describe('Connected account to sell through; made at Stripe when absent.'),
  SEED_PRICE_ID: text.optional().describe('Monthly price on that account; also of the plan with a trial.'),
  SEED_TRIAL_PRICE_ID: text
    .optional()
    .describe('Monthly price of the plan with a trial, where it is another one.'),
  SEED_ONE_TIME_PRICE_ID: text.optional().describe('One-time price on that account.'),
  SEED_CURRENCY: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .default('EUR')
    .describe('Currency of the prices.'),
  SEED_AMOUNT: whole
    .positive()
    .default(900)
    .describe('Monthly price in minor units; the one-time price is five times as much.'),
  SEED_STARS: whole.min(1).max(10_000).default(450).describe('Monthly price in Stars.'),
  SEED_TRIAL_DAYS: whole.min(1).max(730).default(7).describe('Days of the trial.'),
  SEED_CHAT_ID: whole
    .negative()
    .optional()
    .describe('Telegram channel that is sold; made in the sandbox when absent.'),
  SEED_CHAT_TITLE: text.default('Morning Letters').describe('Title of that channel.'),
  SEED_INVITE_LINK: z.url().optional().describe('Its join-request link; made by the worker when absent.'),
  SEED_BOT_USERNAME: text.optional().describe("The bot's username; asked of Telegram when absent."),
  SEED_CREATOR_EMAIL: z
    .email()
    .default('creator@example.com')
    .describe('E-mail with which the creator signs in.'),
  SEED_CREATOR_PASSWORD: z
    .string()
    .min(10)
    .optional()
    .describe('Password; made from AUTH_SECRET when absent.'),
  SEED_CREATOR_TELEGRAM_ID: whole.positive().default(5_000_001).describe("The creator's Telegram id."),
};

export type SeedEnvironment = z.output<z.ZodObject<typeof seedEnvironment>>;
