import { defaultPorts, type ProcessName } from './default-ports.ts';
import { type Environment, type EnvironmentName, environment } from './environment.ts';

const everywhere = ['PORT', 'HOST', 'LOG_LEVEL'] as const;
const emulated = ['SANDBOX_URL', 'FAULT_INJECTION'] as const;
const database = [
  'DATABASE_URL',
  'DATABASE_POOL_SIZE',
  'REDIS_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_API_BASE',
  ...emulated,
] as const;

/** Which process reads which variable. */
export const environmentNames = {
  api: [
    ...everywhere,
    ...database,
    'STRIPE_WEBHOOK_SECRET',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_MINI_APP_KEY',
    'PUBLIC_WEB_URL',
    'PUBLIC_API_URL',
    'TRUST_PROXY',
    'AUTH_SECRET',
    'ENCRYPTION_KEY',
    'TELEGRAM_API_ROOT',
    'SERVICE_TOKEN',
    'GRACE_DAYS',
    'SMTP_URL',
    'MAIL_FROM',
  ],
  worker: [
    ...everywhere,
    ...database,
    'LEASE_SECONDS',
    'JOBS_AT_ONCE',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_API_ROOT',
    'ENCRYPTION_KEY',
    'PUBLIC_WEB_URL',
    'AUTH_SECRET',
    'SMTP_URL',
    'MAIL_FROM',
  ],
  bot: [
    ...everywhere,
    ...emulated,
    'PUBLIC_API_URL',
    'SERVICE_TOKEN',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_API_ROOT',
    'TELEGRAM_WEBHOOK_SECRET',
    'BOT_WEBHOOK_URL',
    'ENCRYPTION_KEY',
  ],
  web: [...everywhere, 'PUBLIC_API_URL', 'PUBLIC_WEB_URL', 'PUBLIC_SANDBOX_URL'],
  sandbox: [
    ...everywhere,
    'STRIPE_WEBHOOK_SECRET',
    'TELEGRAM_BOT_TOKEN',
    'PUBLIC_SANDBOX_URL',
    'SANDBOX_DATA_FILE',
    'SANDBOX_SMTP_PORT',
    'SANDBOX_WEBHOOK_URL',
  ],
} as const satisfies Record<ProcessName, readonly EnvironmentName[]>;

type NamesOf<Process extends ProcessName> = (typeof environmentNames)[Process][number];

/**
 * The variables of one process, ready for `readEnvironment`; PORT has the process's default.
 * An app's `env.ts`: `export const env = readEnvironment(environmentOf('api'), process.env)`.
 */
export function environmentOf<Process extends ProcessName>(process: Process) {
  const own: Partial<Environment> = {};
  for (const name of environmentNames[process]) Object.assign(own, { [name]: environment[name] });
  return {
    ...(own as Pick<Environment, Exclude<NamesOf<Process>, 'PORT'>>),
    PORT: environment.PORT.default(defaultPorts[process]).describe(environment.PORT.description ?? ''),
  };
}
