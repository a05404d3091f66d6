import type { BotId } from '@latchkey/contracts/ids';
import type { JobName } from '@latchkey/contracts/jobs/catalogue';
import type { InboxRecord } from '@latchkey/db/inbox/inbox-record';

type Update = { update_id: number; [kind: string]: unknown };

/** A Telegram update on its way into the inbox, with the job that applies it. @param botId null: not a bot of ours. */
export function recordOfUpdate(
  update: Update,
  from: { botTelegramId: number; botId: BotId | null; correlationId: string; receivedAt: Date },
): InboxRecord {
  const { botTelegramId, botId, correlationId, receivedAt } = from;
  const { type, job } = meaningOf(update);
  const payload = { botId, updateId: update.update_id, correlationId };
  const isToBeDone = job !== null && botId !== null;
  return {
    source: 'telegram',
    account: String(botTelegramId),
    livemode: true,
    externalId: String(update.update_id),
    type,
    ignored: botId === null ? 'unknown_bot' : null,
    payload: JSON.stringify(update),
    target: null,
    firstFailure: null,
    job: isToBeDone ? { name: job, payload } : null,
    pending: isToBeDone,
    correlationId,
    receivedAt,
  };
}

const jobOfKind: Readonly<Record<string, JobName>> = {
  chat_member: 'access.noteMember',
  my_chat_member: 'channel.noteBot',
};

const jobOfMessage: Readonly<Record<string, JobName>> = {
  successful_payment: 'payment.stars',
  migrate_to_chat_id: 'channel.noteBot',
  migrate_from_chat_id: 'channel.noteBot',
};

/** Everything else is answered while it happens, and is stored for the record only. */
function meaningOf(update: Update): { type: string; job: JobName | null } {
  const kind = Object.keys(update).find((key) => key !== 'update_id') ?? 'empty';
  const message = kind === 'message' ? update.message : null;
  if (typeof message === 'object' && message !== null) {
    const special = Object.keys(jobOfMessage).find((key) => key in message);
    if (special) return { type: `message.${special}`, job: jobOfMessage[special] ?? null };
  }
  return { type: kind.slice(0, 64), job: Object.hasOwn(jobOfKind, kind) ? (jobOfKind[kind] ?? null) : null };
}
