import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** When the sweep tries again to settle the money of a block, if the queue has not by then. */
export async function postponeMoney(
  db: Db,
  of: { organisationId: OrganisationId; blockId: BlockId },
  dueAt: Date,
): Promise<void> {
  await db.execute(sql`
    update block set due_at = ${dueAt.toISOString()}
    where organisation_id = ${of.organisationId} and id = ${of.blockId} and money_state = 'pending'`);
}
