import type { AccessDeps } from '@latchkey/access/access-deps';
import { followingMigrations } from '@latchkey/access/channel/following-migrations';
import { noteRejection } from '@latchkey/access/own-bot/note-rejection';
import { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import { modeOfKey } from '@latchkey/billing/stripe/mode-of-key';
import { onStripeCall } from '@latchkey/billing/stripe/on-stripe-call';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import { resealTokens } from '@latchkey/db/bot/reseal-tokens';
import { connectDatabase } from '@latchkey/db/connect-database';
import { beat } from '@latchkey/db/heartbeat/beat';
import { keepLeases } from '@latchkey/db/lease/keep-leases';
import { migrationsCurrent } from '@latchkey/db/migrations-current';
import { markPushed } from '@latchkey/db/outbox/mark-pushed';
import { takeDue } from '@latchkey/db/outbox/take-due';
import { synchroniseClock } from '@latchkey/db/synchronise-clock';
import { createMailer } from '@latchkey/mail/create-mailer';
import { connectQueues } from '@latchkey/queue/connect-queues';
import { deadLetters } from '@latchkey/queue/dead-letter';
import { createPushAfterCommit } from '@latchkey/queue/push-after-commit';
import { createPusher } from '@latchkey/queue/push-jobs';
import { startRelay } from '@latchkey/queue/relay';
import { startWorkers } from '@latchkey/queue/start-workers';
import { watchCrowds } from '@latchkey/queue/watch-crowds';
import { openCrashPoints } from '@latchkey/runtime/crash-points';
import { createHttpServer } from '@latchkey/runtime/create-http-server';
import { createLogger } from '@latchkey/runtime/create-logger';
import { Registry } from '@latchkey/runtime/metrics';
import { followSandboxClock } from '@latchkey/runtime/sandbox-clock';
import { createSeal } from '@latchkey/runtime/seal';
import { onShutdown } from '@latchkey/runtime/shutdown';
import { systemClock } from '@latchkey/runtime/system-clock';
import { keepDeadLetter } from './dead-letters/keep-dead-letter.ts';
import { mirrorDeadLetters } from './dead-letters/mirror-dead-letters.ts';
import { readEnv } from './env.ts';
import { createHandlers } from './handlers/handlers.ts';
import { observeJobs } from './handlers/observe-jobs.ts';
import { createProviderGateway } from './handlers/payment/read-again.ts';
import { createBalanceComparison } from './handlers/reconcile/balance-comparison.ts';
import { createProviderLists } from './handlers/reconcile/provider-lists.ts';
import { createPromisedRunner } from './run-promised.ts';
import { runSweeps, type Sweeps } from './schedule/run-sweeps.ts';
import { createBots } from './telegram/bots.ts';
import { createChannelGateway } from './telegram/channel-gateway.ts';
import { createChatCensus } from './telegram/chat-census.ts';
import { createChatGateway } from './telegram/chat-gateway.ts';
import { crashAround } from './telegram/crash-around.ts';
import { openLimits } from './telegram/limits/open-limits.ts';
import { resealToken } from './telegram/reseal-token.ts';
import { createStarsGateway } from './telegram/stars-gateway.ts';
import { withoutVerification } from './telegram/without-verification.ts';
import type { WorkerDeps } from './worker-deps.ts';

const env = readEnv();
const logger = createLogger({ name: 'worker', level: env.LOG_LEVEL });
const crashPoints = await openCrashPoints(env.FAULT_INJECTION);
let sweeps: Sweeps | undefined;
const database = await connectDatabase({
  databaseUrl: env.DATABASE_URL,
  maxConnections: env.DATABASE_POOL_SIZE,
  applicationName: 'latchkey-worker',
  byIndex: true,
});
const clock = env.SANDBOX_URL
  ? await followSandboxClock({ url: env.SANDBOX_URL, onJump: () => sweeps?.wake() })
  : await synchroniseClock(database, systemClock);
const connection = connectQueues({
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  onError: (error) => logger.warn({ err: error }, 'queue connection'),
});
const pusher = createPusher(connection, clock, crashPoints && ((when) => crashPoints.pass(when, 'push')));
const pushed = (ids: string[]) => markPushed(database, ids);
const pushAfterCommit = createPushAfterCommit({ pusher, markPushed: pushed, logger });

const seal = createSeal(env.ENCRYPTION_KEY);
const limits = openLimits({ db: database.db, logger });
const bots = createBots({
  db: database.db,
  apiRoot: env.TELEGRAM_API_ROOT,
  tokens: { TELEGRAM_BOT_TOKEN: env.TELEGRAM_BOT_TOKEN },
  seal,
  limits,
  around: crashPoints && crashAround(crashPoints),
  onRejected: (of) => noteRejection(access, { ...of, correlationId: `token-${of.botTelegramId}` }),
});
const resealed = await resealTokens(database.db, ({ telegramId, tokenCiphertext }) =>
  resealToken(seal, telegramId, tokenCiphertext),
);
if (resealed > 0) logger.info({ resealed }, 'tokens sealed with the first key');
const { JOBS_AT_ONCE: atOnce } = env;
const lostAfterMs = env.LEASE_SECONDS * 1_000;
const leases = keepLeases({
  db: database.db,
  lastMs: lostAfterMs,
  onError: (error) => logger.warn({ err: error }, 'leases not renewed'),
});
const stripe = createStripeClient({ secretKey: env.STRIPE_SECRET_KEY, apiBase: env.STRIPE_API_BASE });
if (crashPoints) onStripeCall(stripe, (when, kind) => crashPoints.pass(when, `stripe: ${kind}`));
const chat = createChatGateway(bots);
const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
const access: AccessDeps = {
  database,
  clock,
  onCommitted: (jobs: OutboxJob[]) => promised.enqueue(jobs),
  onStep: crashPoints && ((when, of) => crashPoints.pass(when, `commit: ${of}`)),
};
const deps: WorkerDeps = {
  ...access,
  stripe,
  provider: createProviderGateway({ ...access, stripe, leases }),
  bots,
  chat: followingMigrations(
    access,
    crashPoints?.sabotaged('removal-verification') ? withoutVerification(chat) : chat,
  ),
  channels: followingMigrations(access, createChannelGateway(bots)),
  stars: createStarsGateway(bots),
  lists: createProviderLists(stripe, { livemode: modeOfKey(env.STRIPE_SECRET_KEY) === 'live' }),
  census: createChatCensus(bots),
  compareBalance: createBalanceComparison(access, stripe),
  mailer,
  links: { secret: env.AUTH_SECRET, publicWebUrl: env.PUBLIC_WEB_URL },
  leases,
};

const registry = new Registry();
const handlers = observeJobs(createHandlers(deps), registry);
const promised = createPromisedRunner({
  handlers,
  clock,
  logger,
  push: (jobs) => pushAfterCommit.enqueue(jobs),
  markDone: (ids) => pushAfterCommit.markDone(ids),
});
const workers = startWorkers({
  connection,
  handlers,
  concurrency: {
    payment: atOnce,
    access: atOnce,
    notice: atOnce,
    channel: Math.min(4, atOnce),
    broadcast: 1,
  },
  lostAfterMs,
  clock,
  logger,
  onDeadLetter: (letter) => keepDeadLetter(database.db, letter),
});
const relay = startRelay({
  takeDue: (limit) => takeDue(database, limit),
  markPushed: pushed,
  pusher,
  everyMs: 1_000,
  batch: 100,
  logger,
});
if (!crashPoints?.sabotaged('sweep'))
  sweeps = runSweeps(deps, {
    everyMs: 5_000,
    logger,
    crowded: watchCrowds(connection),
    also: {
      'dead letters': () => mirrorDeadLetters({ db: database.db, clock, queue: deadLetters(connection) }),
    },
  });
const heartbeat = setInterval(() => {
  beat(database.db, 'worker', new Date()).catch((error: unknown) => logger.warn({ err: error }, 'heartbeat'));
}, 2_000);

const app = createHttpServer({
  logger,
  registry,
  readiness: async () => ({
    database: (await migrationsCurrent(database.db)) ? 'ok' : 'down',
    queue: (await connection.ready()) ? 'ok' : 'down',
  }),
});
await app.listen({ port: env.PORT, host: env.HOST });

onShutdown(
  { logger, timeoutMs: 20_000 },
  () => clearInterval(heartbeat),
  () => sweeps?.stop(),
  () => relay.stop(),
  () => workers.close(),
  () => promised.drained(),
  () => pushAfterCommit.drained(),
  () => connection.close(),
  () => app.close(),
  () => mailer.close(),
  () => leases.close(),
  () => limits.close(),
  () => clock.close(),
  () => database.close(),
);
