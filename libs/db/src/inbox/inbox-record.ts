import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { JobName } from '@latchkey/contracts/jobs/catalogue';

/** What came in from outside, verified as authentic, on its way into the inbox. */
export interface InboxRecord {
  source: 'stripe' | 'telegram';
  /** `acct_…`, `platform`, or the bot's Telegram id. */
  account: string;
  livemode: boolean;
  /** Event id or update id: once per source and account. */
  externalId: string;
  type: string;
  /** Why nothing will be done about it; null: not known to be somebody else's. */
  ignored: string | null;
  /** The body as it came. */
  payload: string;
  /** The provider's object to be read again. */
  target: SyncTarget | null;
  firstFailure: { invoiceId: string; failedAt: Date } | null;
  /** For updates that are applied from the inbox itself: a promise, kept by the sweep. */
  job: { name: JobName; payload: Record<string, unknown> } | null;
  correlationId: string;
  receivedAt: Date;
}

/** `duplicate`: it was stored before. `outcome`: `accepted`, or why it was ignored; null for duplicates. */
export interface IngestResult {
  duplicate: boolean;
  outcome: string | null;
}
