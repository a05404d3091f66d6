import { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import { modeOfKey } from '@latchkey/billing/stripe/mode-of-key';
import { onStripeCall } from '@latchkey/billing/stripe/on-stripe-call';
import { connectDatabase } from '@latchkey/db/connect-database';
import { createGroupIngest } from '@latchkey/db/inbox/group-ingest';
import { markPushed } from '@latchkey/db/outbox/mark-pushed';
import { synchroniseClock } from '@latchkey/db/synchronise-clock';
import { createMailer } from '@latchkey/mail/create-mailer';
import { connectQueues } from '@latchkey/queue/connect-queues';
import { createPushAfterCommit } from '@latchkey/queue/push-after-commit';
import { createPusher } from '@latchkey/queue/push-jobs';
import { openCrashPoints } from '@latchkey/runtime/crash-points';
import { createLogger } from '@latchkey/runtime/create-logger';
import { Registry } from '@latchkey/runtime/metrics';
import { followSandboxClock } from '@latchkey/runtime/sandbox-clock';
import { createSeal } from '@latchkey/runtime/seal';
import { onShutdown } from '@latchkey/runtime/shutdown';
import { systemClock } from '@latchkey/runtime/system-clock';
import { readEnv } from './env.ts';
import { createApiServer } from './server.ts';
import { settingsOf } from './settings-of.ts';

const env = readEnv();
const logger = createLogger({ name: 'api', level: env.LOG_LEVEL });
const crashPoints = await openCrashPoints(env.FAULT_INJECTION);
const database = await connectDatabase({
  databaseUrl: env.DATABASE_URL,
  maxConnections: env.DATABASE_POOL_SIZE,
  applicationName: 'latchkey-api',
});
const clock = env.SANDBOX_URL
  ? await followSandboxClock({ url: env.SANDBOX_URL })
  : await synchroniseClock(database, systemClock);
const queues = connectQueues({
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  maxConnections: 6,
  onError: (error) => logger.debug({ err: error }, 'queue connection'),
});
const push = createPushAfterCommit({
  pusher: createPusher(queues, clock, crashPoints && ((when) => crashPoints.pass(when, 'push'))),
  markPushed: (ids) => markPushed(database, ids),
  logger,
});
const onCommitted = push.enqueue;
const onStep =
  crashPoints && ((when: 'before' | 'after', of: string) => crashPoints.pass(when, `commit: ${of}`));
const inbox = createGroupIngest({ database, onCommitted, onStep });
const stripe = createStripeClient({ secretKey: env.STRIPE_SECRET_KEY, apiBase: env.STRIPE_API_BASE });
if (crashPoints) onStripeCall(stripe, (when, kind) => crashPoints.pass(when, `stripe: ${kind}`));
const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
const app = createApiServer({
  settings: settingsOf(env),
  database,
  clock,
  stripe,
  mailer,
  seal: createSeal(env.ENCRYPTION_KEY),
  inbox,
  queueReady: queues.ready,
  onCommitted,
  onStep,
  logger,
  registry: new Registry(),
});

await app.listen({ port: env.PORT, host: env.HOST });
logger.info({ port: env.PORT, mode: modeOfKey(env.STRIPE_SECRET_KEY), queue: queues.backend }, 'api listens');
onShutdown(
  { logger },
  () => app.close(),
  () => mailer.close(),
  () => inbox.close(),
  () => push.drained(),
  () => queues.close(),
  () => clock.close(),
  () => database.close(),
);
