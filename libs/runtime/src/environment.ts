import { z } from 'zod';
import { sabotages } from './crash-points.ts';

const url = (protocol: RegExp, expected: string) =>
  z.url({ protocol, error: `expected ${expected}` }).transform((value) => value.replace(/\/+$/, ''));
const httpUrl = () => url(/^https?$/, 'an http:// or https:// address');
const secret = () => z.string().min(16, { error: 'expected at least 16 characters' });
const matching = (pattern: RegExp, expected: string) =>
  z.string().regex(pattern, { error: `expected ${expected}` });
const wholeNumber = (what: string, min: number, max: number) =>
  z.coerce
    .number({ error: `expected a ${what} from ${min} to ${max}` })
    .int({ error: `expected a whole ${what} from ${min} to ${max}` })
    .min(min, { error: `expected ${min} to ${max}` })
    .max(max, { error: `expected ${min} to ${max}` });

const proxyAddress = z.union(
  [z.enum(['loopback', 'linklocal', 'uniquelocal']), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  { error: 'expected addresses, networks, or loopback, linklocal, uniquelocal, separated by commas' },
);

/**
 * The one catalogue of environment variables. `docs/environment.md` is generated from it;
 * which process reads which of them stands in `environment-of.ts`.
 */
export const environment = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'expected a postgres:// address' })
    .describe('PostgreSQL 15 or newer. `npm start` brings its own when this is not set.'),
  DATABASE_POOL_SIZE: z.coerce
    .number({ error: 'expected a number' })
    .int()
    .min(2, { error: 'expected at least 2' })
    .max(200, { error: 'expected at most 200' })
    .default(10)
    .describe('Database connections a process holds at most.'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'expected a redis:// or rediss:// address' })
    .optional()
    .describe('Redis 6.2 or newer for the queues. Without it the queues live in PostgreSQL.'),
  STRIPE_SECRET_KEY: matching(/^(sk|rk)_(test|live)_\w+$/, 'a key that begins with sk_ or rk_').describe(
    "The platform's secret (or restricted) key. Its mode decides which events are ours.",
  ),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform((value) => value.split(',').map((each) => each.trim()))
    .pipe(z.array(matching(/^whsec_\S+$/, 'secrets that begin with whsec_, separated by commas')))
    .describe(
      'Signing secrets of the Stripe webhook endpoint; several, comma-separated, while one is rolled.',
    ),
  STRIPE_API_BASE: httpUrl().default('https://api.stripe.com').describe("Where Stripe's API is reached."),
  TELEGRAM_BOT_TOKEN: matching(/^\d+:[\w-]+$/, 'a token as BotFather gives it (digits:letters)').describe(
    "The token of the installation's bot: the platform's, or the seeded organisation's own. Bots that creators register are served beside it.",
  ),
  TELEGRAM_MINI_APP_KEY: matching(/^[0-9a-f]{64}$/, 'an Ed25519 key of 64 hexadecimal digits')
    .optional()
    .describe(
      "Telegram's public key, by which the api knows who has opened a Mini App; that of production when left out. Telegram's test environment has another one, and so has the sandbox.",
    ),
  TELEGRAM_API_ROOT: httpUrl()
    .default('https://api.telegram.org')
    .describe("Where Telegram's Bot API is reached."),
  TELEGRAM_WEBHOOK_SECRET: matching(/^[\w-]{1,256}$/, '1 to 256 of the characters A-Z a-z 0-9 _ -').describe(
    "Secret token Telegram sends with each webhook call of the installation's bot; those of registered bots are derived from it.",
  ),
  BOT_WEBHOOK_URL: httpUrl()
    .optional()
    .describe(
      'Address under which Telegram reaches the bot process. When set, updates come by webhook; otherwise the bot asks for them.',
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'expected an smtp:// or smtps:// address' })
    .optional()
    .describe('Mail server for notices and sign-in links. Without it no mail is sent.'),
  MAIL_FROM: z
    .string()
    .min(3)
    .default('Latchkey <no-reply@example.com>')
    .describe('Sender of the mails: a name and an address.'),
  PUBLIC_WEB_URL: httpUrl().describe(
    'Address of the web app as browsers see it; the only origin that may call the api.',
  ),
  PUBLIC_API_URL: httpUrl().describe('Address of the api as browsers, bot and providers see it.'),
  SANDBOX_URL: httpUrl()
    .optional()
    .describe('The sandbox whose clock is followed. Refused together with a live Stripe key.'),
  FAULT_INJECTION: z
    .enum(['on', 'standby', ...sabotages], { error: `expected one of on, standby, ${sabotages.join(', ')}` })
    .optional()
    .describe(
      'For `npm run faults` alone: lets the parent process kill this one at named points, has it begin only when it is told to, or switches one guard off. Refused without `SANDBOX_URL` and together with a live Stripe key.',
    ),
  AUTH_SECRET: secret().describe('Signs sessions and sign-in links.'),
  ENCRYPTION_KEY: z
    .string()
    .transform((value) => value.split(',').map((each) => each.trim()))
    .pipe(z.array(secret()))
    .describe(
      'The keys for secrets in the database (tokens of own bots) are derived from it. Several, comma-separated, while one is rolled: the first seals, all open. A worker that starts seals anew what an older one sealed; then that one may be left out.',
    ),
  SERVICE_TOKEN: secret().describe('With it the bot and other own processes prove themselves to the api.'),
  PORT: z.coerce
    .number({ error: 'expected a port number' })
    .int({ error: 'expected a port number' })
    .min(0, { error: 'expected a port number' })
    .max(65_535, { error: 'expected a port number' })
    .describe('Port the process listens on.'),
  HOST: z.string().default('127.0.0.1').describe('Address the process listens on; `0.0.0.0` in a container.'),
  TRUST_PROXY: z
    .string()
    .transform((value) => value.split(',').map((each) => each.trim()))
    .pipe(z.array(proxyAddress))
    .optional()
    .describe(
      'Reverse proxies before the api, comma-separated: addresses, networks (`10.0.0.0/8`), or `loopback`, `linklocal`, `uniquelocal`. What they say in `X-Forwarded-For` is believed, so that limits by address count visitors and not the proxy. Nobody is believed otherwise.',
    ),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
      error: 'expected one of silent, fatal, error, warn, info, debug, trace',
    })
    .default('info')
    .describe('How much is logged.'),
  LEASE_SECONDS: wholeNumber('number of seconds', 2, 60)
    .default(10)
    .describe('How long what a worker was at is kept from the others after it has died.'),
  JOBS_AT_ONCE: wholeNumber('number', 1, 200)
    .default(40)
    .describe(
      'How many jobs of a queue a worker works at together: fewer end sooner each, more wait better together.',
    ),
  GRACE_DAYS: wholeNumber('number of days', 3, 7)
    .default(5)
    .describe('Days of access after the first failed payment, where the creator has not chosen (3 to 7).'),
  PUBLIC_SANDBOX_URL: httpUrl()
    .optional()
    .describe('Address of the sandbox as browsers see it; `HOST` and `PORT` otherwise.'),
  SANDBOX_DATA_FILE: z
    .string()
    .optional()
    .describe('File in which the sandbox keeps its state over a restart; without it, in memory only.'),
  SANDBOX_SMTP_PORT: z.coerce
    .number({ error: 'expected a port number' })
    .int()
    .min(0)
    .max(65_535)
    .default(4111)
    .describe("Port of the sandbox's mail sink."),
  SANDBOX_WEBHOOK_URL: httpUrl()
    .optional()
    .describe(
      'Where the sandbox sends its Stripe events from the start (more endpoints can be made over its API).',
    ),
};

export type Environment = typeof environment;
export type EnvironmentName = keyof Environment;
