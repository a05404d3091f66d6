import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { JoinRequestOpened } from './open-join-request.ts';

type Asked = Pick<JoinRequestOpened, 'organisationId' | 'channelId' | 'telegramId' | 'requestedAt'>;

/** Whether this request to join, or a later one of the same person, was heard of; it may be answered by now. */
export async function isRequestKnown(db: Db, request: Asked): Promise<boolean> {
  const [row] = await db.execute<{ known: boolean }>(sql`select ${requestKnown(request)} as known`);
  return row?.known === true;
}

/** The same as a condition. */
export function requestKnown(request: Asked): SQL {
  return sql`exists (
    select from join_request where channel_id = ${request.channelId} and telegram_id = ${request.telegramId}
      and organisation_id = ${request.organisationId} and requested_at >= ${request.requestedAt.toISOString()})`;
}
