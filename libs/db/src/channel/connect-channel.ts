import type { BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/** Connects a chat to an organisation; nothing happens when another organisation sells it already. */
export async function connectChannel(
  unit: UnitOfWork,
  chat: {
    organisationId: OrganisationId;
    botId: BotId;
    chatId: number;
    kind: 'channel' | 'supergroup' | 'group';
    title: string;
    correlationId: string;
    at: Date;
  },
): Promise<ChannelId | null> {
  const { organisationId, correlationId } = chat;
  const at = chat.at.toISOString();
  const [row] = await unit.db.execute<{ id: ChannelId }>(sql`
    with connected as (
      insert into channel (organisation_id, id, bot_id, chat_id, kind, title, created_at, due_at)
      values (${organisationId}, ${newId('channel')}, ${chat.botId}, ${chat.chatId}, ${chat.kind}, ${chat.title}, ${at}, ${new Date(chat.at.getTime() + sweepAfterMs).toISOString()})
      on conflict (chat_id) where disconnected_at is null do nothing
      returning id
    ), noted as (
      insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
      select ${organisationId}, 'user', 'channel.connect', 'channel', id, '{}'::jsonb, ${correlationId}, ${at}::timestamptz from connected
    )
    select id from connected`);
  if (!row) return null;
  unit.promise({ name: 'channel.prepare', payload: { organisationId, channelId: row.id, correlationId } });
  return row.id;
}
