import { jobOfUpdate, updateTypesWithJob } from '@latchkey/contracts/jobs/update-job';
import type { InboxRecord } from '@latchkey/db/inbox/inbox-record';

type Update = { update_id: number; [kind: string]: unknown };

/** A Telegram update on its way into the inbox, with the job that applies it. @param known whether the bot is one of ours. */
export function recordOfUpdate(
  update: Update,
  from: { botTelegramId: number; known: boolean; correlationId: string; receivedAt: Date },
): InboxRecord {
  const { botTelegramId, known, correlationId, receivedAt } = from;
  const type = typeOf(update);
  const job = known ? jobOfUpdate(type) : null;
  const payload = { botTelegramId, updateId: update.update_id, correlationId };
  return {
    source: 'telegram',
    account: String(botTelegramId),
    livemode: true,
    externalId: String(update.update_id),
    type,
    ignored: known ? null : 'unknown_bot',
    payload: JSON.stringify(update),
    target: null,
    firstFailure: null,
    job: job && { name: job, payload },
    correlationId,
    receivedAt,
  };
}

/** The update's kind; for a message with a content of its own, that too. */
function typeOf(update: Update): string {
  const kind = Object.keys(update).find((key) => key !== 'update_id') ?? 'empty';
  const message = kind === 'message' ? update.message : null;
  if (typeof message !== 'object' || message === null) return kind.slice(0, 64);
  const special = Object.keys(message).find((key) => updateTypesWithJob.includes(`message.${key}`));
  return special ? `message.${special}` : kind;
}
