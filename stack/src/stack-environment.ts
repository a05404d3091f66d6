import { join } from 'node:path';
import type { ProcessName } from '@latchkey/runtime/default-ports';
import { emulatedMiniAppKey } from '@latchkey/runtime/emulated-mini-app-key';
import type { Ports } from './stack-ports.ts';
import type { Secrets } from './stack-secrets.ts';

export type Variables = Readonly<Record<string, string>>;
export type Urls = Record<ProcessName, string>;

export function stackUrls(ports: Ports): Urls {
  const url = (port: number) => `http://127.0.0.1:${port}`;
  return {
    web: url(ports.web),
    api: url(ports.api),
    worker: url(ports.worker),
    bot: url(ports.bot),
    sandbox: url(ports.sandbox),
  };
}

/** The environment all processes share: everything points at each other and at the sandbox. */
export function stackEnvironment(options: {
  dataDir: string;
  databaseUrl: string;
  redisUrl: string | undefined;
  secrets: Secrets;
  ports: Ports;
}): Variables {
  const urls = stackUrls(options.ports);
  return {
    ...options.secrets,
    DATABASE_URL: options.databaseUrl,
    ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
    STRIPE_API_BASE: urls.sandbox,
    TELEGRAM_API_ROOT: urls.sandbox,
    TELEGRAM_MINI_APP_KEY: emulatedMiniAppKey,
    SMTP_URL: `smtp://127.0.0.1:${options.ports.smtp}`,
    PUBLIC_WEB_URL: urls.web,
    PUBLIC_API_URL: urls.api,
    PUBLIC_SANDBOX_URL: urls.sandbox,
    SANDBOX_URL: urls.sandbox,
    SANDBOX_DATA_FILE: join(options.dataDir, 'sandbox.json'),
    SANDBOX_SMTP_PORT: String(options.ports.smtp),
    SANDBOX_WEBHOOK_URL: `${urls.api}/webhooks/stripe`,
    HOST: '127.0.0.1',
  };
}
