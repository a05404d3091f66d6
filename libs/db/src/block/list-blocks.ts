import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { block } from '../schema/block.ts';
import type { BlockRow } from './block-row.ts';

const most = 100;

/** The blocks of a subscriber, newest first, those that are over too. */
export async function listBlocks(
  db: Db,
  organisationId: OrganisationId,
  subscriberId: SubscriberId,
): Promise<BlockRow[]> {
  return db
    .select()
    .from(block)
    .where(and(eq(block.organisationId, organisationId), eq(block.subscriberId, subscriberId)))
    .orderBy(desc(block.id))
    .limit(most);
}
