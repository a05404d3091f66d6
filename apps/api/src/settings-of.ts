import { modeOfKey } from '@latchkey/billing/stripe/mode-of-key';
import type { Settings } from './deps.ts';
import type { Env } from './env.ts';
import { telegramKeys } from './mini-app/verify-init-data.ts';

/** The environment in the words of the use cases. */
export function settingsOf(env: Env): Settings {
  return {
    publicWebUrl: env.PUBLIC_WEB_URL,
    publicApiUrl: env.PUBLIC_API_URL,
    sandboxUrl: env.SANDBOX_URL ?? null,
    trustedProxies: env.TRUST_PROXY ?? [],
    authSecret: env.AUTH_SECRET,
    serviceToken: env.SERVICE_TOKEN,
    miniApps: {
      publicKey: env.TELEGRAM_MINI_APP_KEY ?? telegramKeys.production,
      token: env.TELEGRAM_BOT_TOKEN,
    },
    webhookSecrets: env.STRIPE_WEBHOOK_SECRET,
    livemode: modeOfKey(env.STRIPE_SECRET_KEY) === 'live',
    telegramApiRoot: env.TELEGRAM_API_ROOT,
    graceDays: env.GRACE_DAYS,
  };
}
