import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The end of a block has been acted upon; its money may still have to be settled. */
export async function noteBlockEnded(
  db: Db,
  of: { organisationId: OrganisationId; blockId: BlockId },
): Promise<void> {
  await db.execute(sql`
    update block set due_at = case when money_state = 'pending' then due_at end
    where organisation_id = ${of.organisationId} and id = ${of.blockId}`);
}
