import type { AccessId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { channelAccess } from '../schema/channel-access.ts';
import { subscriber } from '../schema/subscriber.ts';
import { type AccessRow, selectAccesses } from './select-accesses.ts';

/** One access of the organisation as it stands at a moment: by its id, or by channel and Telegram identity. */
export async function findAccess(
  db: Db,
  organisationId: OrganisationId,
  by: { accessId: AccessId } | { channelId: ChannelId; telegramUserId: number },
  now: Date,
): Promise<AccessRow | null> {
  const which =
    'accessId' in by
      ? eq(channelAccess.id, by.accessId)
      : and(eq(channelAccess.channelId, by.channelId), eq(subscriber.telegramId, by.telegramUserId));
  const [row] = await selectAccesses(db, now).where(
    and(eq(channelAccess.organisationId, organisationId), which),
  );
  return row ?? null;
}
