import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { newId } from '../new-id.ts';

/** Somebody of whom only a name is known: a place that waits for its claim. The name is as the list had it. */
export async function openPlaceholder(
  db: Db,
  of: { organisationId: OrganisationId; username: string | null; at: Date },
): Promise<SubscriberId> {
  const id = newId('subscriber');
  await db.execute(setSql`
    insert into subscriber (organisation_id, id, username, created_at)
    values (${of.organisationId}, ${id}, ${of.username}, ${of.at.toISOString()}::timestamptz)`);
  return id;
}
