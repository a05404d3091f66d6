import type { ChannelId, JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

export interface JoinRequestOpened {
  organisationId: OrganisationId;
  channelId: ChannelId;
  telegramId: number;
  requestedAt: Date;
  /** Now, by the clock. */
  at: Date;
  correlationId: string;
}

/**
 * Notes that a person asks to join. A person has at most one open request per channel; asking again renews it.
 *
 * @returns `fresh`: this very request was not heard of before
 */
export async function openJoinRequest(
  db: Db,
  request: JoinRequestOpened,
): Promise<{ id: JoinRequestId; fresh: boolean }> {
  const requestedAt = request.requestedAt.toISOString();
  const [row] = await db.execute<{ id: JoinRequestId; heard_before: boolean }>(sql`
    with heard as (
      select from join_request
      where channel_id = ${request.channelId} and telegram_id = ${request.telegramId} and requested_at = ${requestedAt} limit 1
    )
    insert into join_request (organisation_id, id, channel_id, telegram_id, requested_at, due_at, correlation_id)
    values (${request.organisationId}, ${newId('joinRequest')}, ${request.channelId}, ${request.telegramId},
      ${requestedAt}, ${new Date(request.at.getTime() + sweepAfterMs).toISOString()}, ${request.correlationId})
    on conflict (channel_id, telegram_id) where state = 'open' do update set requested_at = excluded.requested_at, due_at = excluded.due_at
    returning id, exists (select from heard) as heard_before`);
  const { id, heard_before: heardBefore } = row as { id: JoinRequestId; heard_before: boolean };
  return { id, fresh: !heardBefore };
}
