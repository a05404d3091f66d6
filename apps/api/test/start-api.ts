import { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import { createGroupIngest } from '@latchkey/db/inbox/group-ingest';
import { createTestDatabase } from '@latchkey/db/testing/create-test-database';
import { createLogger } from '@latchkey/runtime/create-logger';
import { Registry } from '@latchkey/runtime/metrics';
import { createSeal } from '@latchkey/runtime/seal';
import { systemClock } from '@latchkey/runtime/system-clock';
import type { Deps, Settings } from '../src/deps.ts';
import { createApiServer } from '../src/server.ts';
import { miniAppKey } from './in-mini-app.ts';
import { openMailbox } from './mailbox.ts';
import { startStripeServer } from './stripe-server.ts';

export const webUrl = 'https://web.example.com';
export const apiUrl = 'http://api.example.com';
export const serviceToken = 'service-token-of-the-tests-0123456789';
export const webhookSecret = 'whsec_test_secret';

const settings: Settings = {
  publicWebUrl: webUrl,
  publicApiUrl: apiUrl,
  sandboxUrl: null,
  trustedProxies: [],
  authSecret: 'auth-secret-of-the-tests-0123456789abcd',
  serviceToken,
  miniApps: { publicKey: miniAppKey, token: null },
  webhookSecrets: ['whsec_test_older', webhookSecret],
  livemode: false,
  telegramApiRoot: 'http://127.0.0.1:9',
  graceDays: 5,
};

/** The api on a database of its own, with an emulated Stripe; called by `inject`, so without a port. */
export async function startApi(
  given: Partial<Pick<Settings, 'publicWebUrl' | 'publicApiUrl' | 'trustedProxies' | 'telegramApiRoot'>> = {},
) {
  const opened = await createTestDatabase();
  const { database } = opened;
  const stripeServer = await startStripeServer();
  const jobs: OutboxJob[] = [];
  const lines: string[] = [];
  const onCommitted = (committed: OutboxJob[]) => void jobs.push(...committed);
  const inbox = createGroupIngest({ database, onCommitted });
  const queue = { ready: true };
  const mails = openMailbox();
  const deps: Deps = {
    settings: { ...settings, ...given },
    database,
    clock: systemClock,
    stripe: createStripeClient({ secretKey: 'sk_test_emulated', apiBase: stripeServer.url }),
    mailer: mails.mailer,
    seal: createSeal(['encryption-key-of-the-tests']),
    inbox,
    queueReady: async () => queue.ready,
    onCommitted,
    logger: createLogger({ name: 'test', level: 'info' }, { write: (line) => void lines.push(line) }),
    registry: new Registry(),
  };
  const app = createApiServer(deps);
  await app.ready();
  return {
    app,
    deps,
    database,
    db: database.db,
    jobs,
    lines,
    queue,
    mails,
    stripe: stripeServer,
    settings,
    close: async () => {
      await app.close();
      await inbox.close();
      await stripeServer.close();
      await opened.drop();
    },
  };
}

export type TestApi = Awaited<ReturnType<typeof startApi>>;
