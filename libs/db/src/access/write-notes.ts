import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { channelAccess } from '../schema/channel-access.ts';
import type { AccessNotes } from './write-moves.ts';

/** What the facts ask of a person; only without a move, which clears it. */
export interface FactNotes extends AccessNotes {
  actionRequired?: ActionRequired | null;
}

/** Notes facts beside the state; what is left out stays. */
export async function writeNotes(
  db: Db,
  accessId: AccessId,
  organisationId: OrganisationId,
  notes: FactNotes,
): Promise<void> {
  if (Object.values(notes).every((note) => note === undefined)) return;
  await db
    .update(channelAccess)
    .set(notes)
    .where(and(eq(channelAccess.organisationId, organisationId), eq(channelAccess.id, accessId)));
}
