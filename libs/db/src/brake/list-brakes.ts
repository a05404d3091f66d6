import type { BrakeState } from '@latchkey/contracts/brake/brake';
import type { BrakeId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { type BrakeRow, selectBrakes } from './select-brakes.ts';

/** The brakes of an organisation, newest first. @param page.after the last one of the page before. */
export async function listBrakes(
  db: Db,
  organisationId: OrganisationId,
  { state, limit, after }: { state: BrakeState | null; limit: number; after: BrakeId | null },
): Promise<BrakeRow[]> {
  const ofState = state === null ? sql`true` : sql`b.state = ${state}`;
  const older = after === null ? sql`true` : sql`b.id < ${after}`;
  return selectBrakes(
    db,
    sql`b.organisation_id = ${organisationId} and ${ofState} and ${older} order by b.id desc limit ${limit}`,
  );
}
