import { followingMigrations } from '@latchkey/access/channel/following-migrations';
import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import { keepLeases } from '@latchkey/db/lease/keep-leases';
import { createTestDatabase } from '@latchkey/db/testing/create-test-database';
import { mintShop, type Shop } from '@latchkey/db/testing/factories/mint-shop';
import { createTestClock, type TestClock } from '@latchkey/db/testing/test-clock';
import { createTestCommitter } from '@latchkey/db/testing/test-committer';
import type { JobContext } from '@latchkey/queue/handlers';
import { createProviderGateway } from '../src/handlers/payment/read-again.ts';
import { createProviderLists } from '../src/handlers/reconcile/provider-lists.ts';
import { createBots } from '../src/telegram/bots.ts';
import { createChannelGateway } from '../src/telegram/channel-gateway.ts';
import { createChatCensus } from '../src/telegram/chat-census.ts';
import { createChatGateway } from '../src/telegram/chat-gateway.ts';
import { openLimits } from '../src/telegram/limits/open-limits.ts';
import { createStarsGateway } from '../src/telegram/stars-gateway.ts';
import type { WorkerDeps } from '../src/worker-deps.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { silent } from './silent.ts';
import { startBotApi, type TestBotApi } from './start-bot-api.ts';
import { startStripe, type TestStripe } from './start-stripe.ts';
import { testSeal } from './test-seal.ts';

/** What a worker has, on a database of its own, with Telegram and Stripe played over HTTP. */
export interface TestWorker {
  deps: WorkerDeps;
  databaseUrl: string;
  clock: TestClock;
  botApi: TestBotApi;
  stripe: TestStripe;
  mailbox: Mailbox;
  shop: Shop;
  jobs: OutboxJob[];
  /** Another creator for the next test. */
  renew(): Promise<void>;
  context(attempt?: number): JobContext;
  close(): Promise<void>;
}

export async function openWorker(): Promise<TestWorker> {
  const { database, databaseUrl, drop } = await createTestDatabase();
  const [botApi, stripe] = [await startBotApi(), await startStripe()];
  const clock = createTestClock();
  const access = { ...createTestCommitter(database), clock };
  const stripeClient = createStripeClient({ secretKey: 'sk_test_emulated', apiBase: stripe.url });
  const tokens = { TELEGRAM_BOT_TOKEN: '42:test' };
  const limits = openLimits({ db: database.db, logger: silent });
  const leases = keepLeases({ db: database.db, onError: () => {} });
  const bots = createBots({ db: database.db, apiRoot: botApi.url, tokens, seal: testSeal, limits });

  const mailbox = openMailbox();
  const worker: TestWorker = {
    deps: {
      ...access,
      bots,
      chat: followingMigrations(access, createChatGateway(bots)),
      channels: followingMigrations(access, createChannelGateway(bots)),
      stripe: stripeClient,
      provider: createProviderGateway({ ...access, stripe: stripeClient, leases }),
      stars: createStarsGateway(bots),
      census: createChatCensus(bots),
      lists: createProviderLists(stripeClient, { livemode: false }),
      leases,
      mailer: mailbox.mailer,
      links: { secret: 'a secret of the tests', publicWebUrl: 'https://web.example.com' },
    },
    mailbox,
    databaseUrl,
    clock,
    botApi,
    stripe,
    shop: await mintShop(database.db, { at: clock.now() }),
    jobs: access.jobs,
    renew: async () => {
      worker.shop = await mintShop(database.db, { at: clock.now() });
      // The reconciler enrols a new creator at once: not in the middle of a test of other sweeps.
      await sweepOverdue(worker.deps, 'reconcile parts');
      await database.sql`update reconcile_part set due_at = 'infinity'`;
      access.jobs.length = 0;
      botApi.forget();
      stripe.routes.clear();
      stripe.asked.length = 0;
    },
    context: (attempt = 1) => ({ correlationId: 'cor_test', attempt, jobId: 'job', logger: silent }),
    close: async () => {
      await Promise.all([limits.close(), leases.close()]);
      await drop();
      await botApi.close();
      await stripe.close();
    },
  };
  return worker;
}
