import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';
import { requestKnown } from './is-request-known.ts';
import type { JoinRequestOpened } from './open-join-request.ts';

/** Notes that a person asks to join, unless this request, or a later one of theirs, is known: it may be answered by now. */
export async function noteJoinRequest(db: Db, request: JoinRequestOpened): Promise<void> {
  const requestedAt = request.requestedAt.toISOString();
  await db.execute(sql`
    insert into join_request (organisation_id, id, channel_id, telegram_id, requested_at, due_at, correlation_id)
    select ${request.organisationId}, ${newId('joinRequest')}, ${request.channelId}, ${request.telegramId}::bigint,
      ${requestedAt}::timestamptz, ${new Date(request.at.getTime() + sweepAfterMs).toISOString()}::timestamptz, ${request.correlationId}
    where not ${requestKnown(request)}
    on conflict do nothing`);
}
