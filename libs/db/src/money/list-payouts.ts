import type { OrganisationId, PayoutId } from '@latchkey/contracts/ids';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { payout } from '../schema/payout.ts';

/** Payouts of an organisation's accounts, those heard of last first. */
export async function listPayouts(
  db: Db,
  organisationId: OrganisationId,
  page: { limit: number; after: PayoutId | null },
): Promise<(typeof payout.$inferSelect)[]> {
  return db
    .select()
    .from(payout)
    .where(and(eq(payout.organisationId, organisationId), page.after ? lt(payout.id, page.after) : undefined))
    .orderBy(desc(payout.id))
    .limit(page.limit);
}
