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

/** Notes that a person asks to join. A person has at most one open request per channel; asking again renews it. */
export async function openJoinRequest(db: Db, request: JoinRequestOpened): Promise<JoinRequestId> {
  const [row] = await db.execute<{ id: JoinRequestId }>(sql`
    insert into join_request (organisation_id, id, channel_id, telegram_id, requested_at, due_at, correlation_id)
    values (${request.organisationId}, ${newId('joinRequest')}, ${request.channelId}, ${request.telegramId},
      ${request.requestedAt.toISOString()}, ${new Date(request.at.getTime() + sweepAfterMs).toISOString()}, ${request.correlationId})
    on conflict (channel_id, telegram_id) where state = 'open' do update set requested_at = excluded.requested_at, due_at = excluded.due_at
    returning id`);
  return (row as { id: JoinRequestId }).id;
}
