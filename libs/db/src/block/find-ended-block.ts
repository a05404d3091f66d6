import type { BlockId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Who was kept out by a block that has come to its end; null when it has not, was lifted, or is not there. */
export async function findEndedBlock(
  db: Db,
  of: { organisationId: OrganisationId; blockId: BlockId; now: Date },
): Promise<SubscriberId | null> {
  const [row] = await db.execute<{ subscriber_id: SubscriberId }>(sql`
    select subscriber_id from block where organisation_id = ${of.organisationId} and id = ${of.blockId}
      and ends_at <= ${of.now.toISOString()} and lifted_at is null`);
  return row?.subscriber_id ?? null;
}
