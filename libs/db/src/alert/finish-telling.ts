import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { AlertMessageKey } from './begin-telling.ts';

/** How the sending of a message about an alert ended. `queued`: Telegram has surely not taken it, so it may be sent again. */
export async function finishTelling(
  db: Db,
  key: AlertMessageKey,
  end: { state: Exclude<NoticeState, 'sending'>; failure: string | null; at: Date },
): Promise<void> {
  const sentAt = end.state === 'sent' ? end.at.toISOString() : null;
  await db.execute(sql`
    update alert_message set state = ${end.state}, failure = ${end.failure}, sent_at = ${sentAt}
    where organisation_id = ${key.organisationId} and alert_id = ${key.alertId} and user_id = ${key.userId}
      and occasion = ${key.occasion} and state in ('sending', 'in_doubt')`);
}
