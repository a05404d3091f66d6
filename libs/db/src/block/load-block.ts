import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { block } from '../schema/block.ts';
import type { BlockRow } from './block-row.ts';

/** One block of an organisation, or null. */
export async function loadBlock(
  db: Db,
  of: { organisationId: OrganisationId; blockId: BlockId },
): Promise<BlockRow | null> {
  const [row] = await db
    .select()
    .from(block)
    .where(and(eq(block.organisationId, of.organisationId), eq(block.id, of.blockId)));
  return row ?? null;
}
