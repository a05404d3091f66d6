import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { subscriber } from '../schema/subscriber.ts';

/** Somebody who will enter and of whom nothing is known yet: waits for its claim. */
export async function addPlaceholder(
  db: Db,
  of: { organisationId: OrganisationId; at: Date },
): Promise<SubscriberId> {
  const id = newId('subscriber');
  await db.insert(subscriber).values({ organisationId: of.organisationId, id, createdAt: of.at });
  return id;
}
