import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The person may take up again what the bot has cancelled. It stays cancelled until they do. */
export async function allowRenewal(
  db: Db,
  of: { organisationId: OrganisationId; subscriptionId: SubscriptionId },
): Promise<void> {
  await db.execute(sql`
    update stars_renewal set by_bot = false
    where organisation_id = ${of.organisationId} and subscription_id = ${of.subscriptionId}`);
}
