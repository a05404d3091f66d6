import type { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import type { Clock } from '@latchkey/contracts/clock';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { Database } from '@latchkey/db/connect-database';
import type { GroupIngest } from '@latchkey/db/inbox/group-ingest';
import type { Committer } from '@latchkey/db/outbox/unit-of-work';
import type { Mailer } from '@latchkey/mail/create-mailer';
import type { Logger } from '@latchkey/runtime/create-logger';
import type { Registry } from '@latchkey/runtime/metrics';
import type { Seal } from '@latchkey/runtime/seal';
import type { MiniAppTrust } from './mini-app/find-person.ts';

/** What of the environment the use cases need. */
export interface Settings {
  publicWebUrl: string;
  publicApiUrl: string;
  sandboxUrl: string | null;
  /** Proxies before us that say truly where a request comes from. */
  trustedProxies: string[];
  authSecret: string;
  serviceToken: string;
  webhookSecrets: readonly string[];
  /** Whose word about who has opened a Mini App is believed. */
  miniApps: MiniAppTrust;
  /** The mode of our Stripe key: which events and accounts are ours. */
  livemode: boolean;
  /** Where Telegram's Bot API is reached. */
  telegramApiRoot: string;
  /** Grace of a new organisation. */
  graceDays: number;
}

/** All that the api works with; made once in main.ts, or by a test. */
export interface Deps {
  settings: Settings;
  database: Database;
  clock: Clock;
  stripe: ReturnType<typeof createStripeClient>;
  mailer: Mailer;
  /** Closes what is to be kept secret in the database. */
  seal: Seal;
  inbox: GroupIngest;
  queueReady(): Promise<boolean>;
  /** Pushes the jobs of a committed transaction. */
  onCommitted(jobs: OutboxJob[]): void;
  /** As a `Committer`'s. */
  onStep?: Committer['onStep'];
  logger: Logger;
  registry: Registry;
}
