import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { ChannelCanary } from '@latchkey/contracts/channel/canary';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedChannel } from './lease-channel.ts';

/** What was seen of a channel. */
export interface SeenChannel {
  /** null where Telegram did not tell. */
  title: string | null;
  kind: 'channel' | 'supergroup' | 'group' | null;
  canary: ChannelCanary;
  /** null: the link on file is kept as it is. One that is live is kept in any case: people hold it. */
  link: string | null;
  /** The link was tried, or made, on this look. */
  linkTried: boolean;
  /** What stands in the way. */
  action: ActionRequired | null;
  at: Date;
  /** When the sweep looks again. */
  dueAt: Date;
}

/**
 * Writes what was seen of a channel and gives the lease back.
 *
 * @returns whether those who did not come along when the chat moved are still to be invited; null when the lease was lost,
 *   or the chat has moved or was given to another bot meanwhile: then what was seen is of another, and nothing is written
 */
export async function noteInspection(
  db: Db,
  channel: LeasedChannel,
  seen: SeenChannel,
): Promise<{ inviteAgain: boolean } | null> {
  const at = seen.at.toISOString();
  const [row] = await db.execute<{ invite_again: boolean }>(sql`
    update channel set title = coalesce(${seen.title}, title), kind = coalesce(${seen.kind}::channel_kind, kind),
      can_invite = ${seen.canary.canInvite}, can_restrict = ${seen.canary.canRestrict},
      link = case when link_state = 'live' then link else coalesce(${seen.link}, link) end,
      link_state = case when ${seen.link}::text is null then link_state else 'live' end,
      link_tried_at = case when ${seen.linkTried} then ${at} else link_tried_at end,
      canary = ${JSON.stringify(seen.canary)}::jsonb, canary_at = ${at},
      action_required = ${seen.action}, prepared_at = ${at}, due_at = ${seen.dueAt.toISOString()},
      lease_token = null, lease_until = null
    where organisation_id = ${channel.organisationId} and id = ${channel.id} and chat_id = ${channel.chatId}
      and bot_id = ${channel.botId} and lease_token = ${channel.leaseToken}
    returning invite_again_due_at is not null as invite_again`);
  return row ? { inviteAgain: row.invite_again } : null;
}
