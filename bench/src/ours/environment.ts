import { randomBytes } from 'node:crypto';
import { systemVariables } from '@latchkey/stack/system-variables';

export interface Surroundings {
  databaseUrl: string;
  redisUrl: string | undefined;
  stripeUrl: string;
  telegramUrl: string;
  apiUrl: string;
  botTelegramId: number;
  webhookSecret: string;
}

/** The variables of our processes, as in production; no sandbox and no clock but the machine's. */
export function environment(of: Surroundings): Record<string, string | undefined> {
  const secret = () => randomBytes(32).toString('hex');
  return {
    ...systemVariables(),
    NODE_ENV: 'production',
    DATABASE_URL: of.databaseUrl,
    ...(of.redisUrl === undefined ? {} : { REDIS_URL: of.redisUrl }),
    STRIPE_SECRET_KEY: `sk_test_${secret()}`,
    STRIPE_WEBHOOK_SECRET: of.webhookSecret,
    STRIPE_API_BASE: of.stripeUrl,
    TELEGRAM_BOT_TOKEN: `${of.botTelegramId}:${secret()}`,
    TELEGRAM_API_ROOT: of.telegramUrl,
    TELEGRAM_WEBHOOK_SECRET: secret(),
    SMTP_URL: 'smtp://127.0.0.1:9',
    PUBLIC_WEB_URL: of.apiUrl,
    PUBLIC_API_URL: of.apiUrl,
    AUTH_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
    SERVICE_TOKEN: secret(),
    HOST: '127.0.0.1',
  };
}
