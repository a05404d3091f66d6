import type { BrakeLimits, BrakeState } from '@latchkey/contracts/brake/brake';
import type { BrakeId, OrganisationId } from '@latchkey/contracts/ids';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';
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

/** The limits of an organisation. */
export async function readBrakeLimits(db: Db, organisationId: OrganisationId): Promise<BrakeLimits> {
  const [row] = await db
    .select({ min: organisation.brakeMin, percent: organisation.brakePercent })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  if (!row) throw new Error('no such organisation');
  return row;
}
