import { connectAccount } from '@latchkey/billing/stripe/connect-account';
import { createPrice } from '@latchkey/billing/stripe/create-price';
import { createProduct } from '@latchkey/billing/stripe/create-product';
import { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import { newId } from '@latchkey/db/new-id';
import { postJson } from './post-json.ts';
import type { SeedEnvironment } from './seed-environment.ts';

export interface SeededStripe {
  account: string;
  monthly: string;
  trial: string;
  oneTime: string;
}

/** The connected account and the prices of the sample: those that are given, the rest made at Stripe. */
export async function seedStripe(env: SeedEnvironment): Promise<SeededStripe> {
  const { SEED_PRICE_ID: monthly, SEED_ONE_TIME_PRICE_ID: oneTime } = env;
  const account = env.SEED_STRIPE_ACCOUNT ?? (await openAccount(env));
  const made: SeededStripe = {
    account,
    monthly: monthly ?? (await makePrice(env, account, 'month')),
    trial: '',
    oneTime: oneTime ?? (await makePrice(env, account, null)),
  };
  return { ...made, trial: env.SEED_TRIAL_PRICE_ID ?? made.monthly };
}

async function openAccount(env: SeedEnvironment): Promise<string> {
  const account = await connectAccount(client(env), {
    organisationId: newId('organisation'),
    displayName: 'Sample Creator',
    contactEmail: env.SEED_CREATOR_EMAIL,
    country: 'FR',
    idempotencyKey: newId('stripeAccount'),
  });
  // Only the emulated Stripe lets an account skip its onboarding.
  if (env.SANDBOX_URL)
    await postJson(env.SANDBOX_URL, `/stripe/control/accounts/${account}/ready`, { ready: true });
  return account;
}

async function makePrice(env: SeedEnvironment, account: string, interval: 'month' | null): Promise<string> {
  const [planId, planPriceId, organisationId] = [newId('plan'), newId('planPrice'), newId('organisation')];
  const name = interval ? 'Morning Letters, monthly' : 'Morning Letters, for good';
  const productId = await createProduct(client(env), { account, organisationId, planId, name });
  const amountMinor = BigInt(interval ? env.SEED_AMOUNT : env.SEED_AMOUNT * 5);
  const amount = { amountMinor, currency: env.SEED_CURRENCY.toUpperCase() };
  return createPrice(client(env), { account, organisationId, planPriceId, productId, amount, interval });
}

function client(env: SeedEnvironment) {
  return createStripeClient({ secretKey: env.STRIPE_SECRET_KEY, apiBase: env.STRIPE_API_BASE });
}
