import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * When a subscription is to be read again by itself, and when to look whether somebody is to be reminded; null: only when
 * something is heard of it.
 */
export async function writeDue(
  db: Db,
  of: {
    organisationId: OrganisationId;
    subscriptionId: SubscriptionId;
    dueAt: Date | null;
    reminderDueAt: Date | null;
  },
): Promise<void> {
  await db.execute(sql`
    update subscription set due_at = ${of.dueAt?.toISOString() ?? null}, reminder_due_at = ${of.reminderDueAt?.toISOString() ?? null}
    where organisation_id = ${of.organisationId} and id = ${of.subscriptionId}`);
}
