import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../../connect-database.ts';
import { newId } from '../../new-id.ts';
import { subscriber } from '../../schema/subscriber.ts';

/** Somebody who enters; `telegramId` null: a placeholder that waits for its claim. */
export async function mintSubscriber(
  db: Db,
  organisationId: OrganisationId,
  made: { at: Date; telegramId: number | null },
): Promise<SubscriberId> {
  const id = newId('subscriber');
  await db.insert(subscriber).values({
    organisationId,
    id,
    telegramId: made.telegramId,
    firstName: made.telegramId === null ? null : 'Ada',
    createdAt: made.at,
  });
  return id;
}
