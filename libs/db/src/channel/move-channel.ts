import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { promisePreparation } from './promise-preparation.ts';

/** A group has become a supergroup, under another id. */
export interface ChatMove {
  organisationId: OrganisationId;
  channelId: ChannelId;
  fromChatId: number;
  toChatId: number;
  correlationId: string;
  at: Date;
}

/**
 * Gives a channel the new id of its chat, everywhere: the former one stays known, the way in and the open requests to join
 * died with it, and who is entitled is to be invited again if they did not come along.
 *
 * @returns `known` when it has moved already; `taken` when the new id is another channel's that is in use
 */
export async function moveChannel(unit: UnitOfWork, move: ChatMove): Promise<'moved' | 'known' | 'taken'> {
  const { organisationId, channelId, fromChatId, toChatId } = move;
  const at = move.at.toISOString();
  const ours = sql`organisation_id = ${organisationId} and id = ${channelId} and chat_id = ${fromChatId} and disconnected_at is null`;
  // Requests to join are locked before their channel, as by everybody who answers one.
  await unit.db.execute(sql`
    select from join_request where organisation_id = ${organisationId} and channel_id = ${channelId} and state = 'open'
    order by id for update`);
  const [still] = await unit.db.execute(sql`select id from channel where ${ours} for update`);
  if (!still) return 'known';
  if (!(await freeNewId(unit, move))) return 'taken';
  await unit.db.execute(sql`
    with moved as (
      update channel set chat_id = ${toChatId}, former_chat_ids = array_append(former_chat_ids, ${fromChatId}::bigint), kind = 'supergroup',
        link_state = case when link is null then link_state else 'dead' end, canary = null, canary_at = null,
        invite_again_due_at = ${new Date(move.at.getTime() + 600_000).toISOString()}, invite_again_after = null
      where ${ours} returning id
    ), gone as (
      update join_request set state = 'gone', answered_at = ${at} from moved
      where organisation_id = ${organisationId} and channel_id = moved.id and state = 'open'
    )
    insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
    select ${organisationId}, 'system', 'channel.migrate', 'channel', id, ${JSON.stringify({ fromChatId, toChatId })}::jsonb,
      ${move.correlationId}, ${at}::timestamptz from moved`);
  await promisePreparation(unit, move);
  return 'moved';
}

/** The bot may have been seen in the new chat first, and connected it as one of its own: nothing is sold there yet. */
async function freeNewId(unit: UnitOfWork, { organisationId, toChatId, at }: ChatMove): Promise<boolean> {
  await unit.db.execute(sql`
    update channel c set disconnected_at = ${at.toISOString()}
    where organisation_id = ${organisationId} and chat_id = ${toChatId} and disconnected_at is null
      and not exists (select from channel_access a where a.organisation_id = c.organisation_id and a.channel_id = c.id)
      and not exists (
        select from plan_deliverable d where d.organisation_id = c.organisation_id and d.deliverable_id = c.id)`);
  const taken = await unit.db.execute(
    sql`select from channel where chat_id = ${toChatId} and disconnected_at is null`,
  );
  return taken.length === 0;
}
