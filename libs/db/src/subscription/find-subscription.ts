import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { subscription } from '../schema/subscription.ts';

/** One subscription of an organisation. */
export async function findSubscription(
  db: Db,
  organisationId: OrganisationId,
  id: SubscriptionId,
): Promise<typeof subscription.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(subscription)
    .where(and(eq(subscription.organisationId, organisationId), eq(subscription.id, id)));
  return row ?? null;
}
