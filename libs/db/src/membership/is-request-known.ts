import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { JoinRequestOpened } from './open-join-request.ts';

/** Whether this request to join, or a later one of the same person, was heard of; it may be answered by now. */
export async function isRequestKnown(
  db: Db,
  request: Pick<JoinRequestOpened, 'organisationId' | 'channelId' | 'telegramId' | 'requestedAt'>,
): Promise<boolean> {
  const [row] = await db.execute<{ known: boolean }>(sql`
    select exists (
      select from join_request where channel_id = ${request.channelId} and telegram_id = ${request.telegramId}
        and organisation_id = ${request.organisationId} and requested_at >= ${request.requestedAt.toISOString()}) as known`);
  return row?.known === true;
}
