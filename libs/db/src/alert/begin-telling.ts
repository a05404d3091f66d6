import type { AlertOccasion } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** One message about an alert: to whom, and of what. */
export interface AlertMessageKey {
  organisationId: OrganisationId;
  alertId: AlertId;
  userId: string;
  occasion: AlertOccasion;
}

/**
 * Marks a message about an alert as being sent, before the call: after a crash it is in doubt and is not sent again.
 *
 * @returns false when it is not waiting to be sent (any more)
 */
export async function beginTelling(db: Db, key: AlertMessageKey): Promise<boolean> {
  const begun = await db.execute(sql`
    update alert_message set state = 'sending', sending_at = now()
    where organisation_id = ${key.organisationId} and alert_id = ${key.alertId} and user_id = ${key.userId}
      and occasion = ${key.occasion} and state = 'queued' returning user_id`);
  return begun.length > 0;
}
