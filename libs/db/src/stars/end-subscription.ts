import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Notes that a subscription is over: nothing is due of it any more. A later payment makes it live again. */
export async function endSubscription(
  db: Db,
  of: { organisationId: OrganisationId; subscriptionId: SubscriptionId; endedAt: Date },
): Promise<void> {
  await db.execute(sql`
    update subscription set status = 'canceled', ended_at = ${of.endedAt.toISOString()}, due_at = null
    where organisation_id = ${of.organisationId} and id = ${of.subscriptionId}`);
}
