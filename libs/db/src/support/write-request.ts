import type { BotId, OrganisationId, SubscriberId, SupportRequestId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/**
 * Writes what somebody asks of a creator, under the next number of the organisation (whoever loses a race for one goes again,
 * as `unitOfWork` does). The same message is one request.
 */
export async function writeSupportRequest(
  db: Db,
  made: {
    organisationId: OrganisationId;
    subscriberId: SubscriberId;
    botId: BotId;
    updateId: number;
    body: string;
    at: Date;
  },
): Promise<{ id: SupportRequestId; number: number; isNew: boolean }> {
  const { organisationId, subscriberId, botId, updateId } = made;
  const [known] = await db.execute<{ id: SupportRequestId; number: number }>(sql`
    select id, number from support_request where organisation_id = ${organisationId} and subscriber_id = ${subscriberId}
      and bot_id = ${botId} and update_id = ${updateId}`);
  if (known) return { ...known, isNew: false };
  const id = newId('supportRequest');
  const [row] = await db.execute<{ number: number }>(sql`
    insert into support_request (organisation_id, id, number, subscriber_id, bot_id, update_id, body, created_at)
    select ${organisationId}, ${id}, coalesce(max(number), 0) + 1, ${subscriberId}, ${botId}, ${updateId}, ${made.body},
      ${made.at.toISOString()}::timestamptz
    from support_request where organisation_id = ${organisationId} returning number`);
  return { id, number: (row as { number: number }).number, isNew: true };
}
