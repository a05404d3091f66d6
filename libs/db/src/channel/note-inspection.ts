import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What was seen of a channel: title and kind where Telegram told them, the bot's rights, the way in, what stands in the way. */
export async function noteInspection(
  db: Db,
  seen: {
    organisationId: OrganisationId;
    channelId: ChannelId;
    title: string | null;
    kind: 'channel' | 'supergroup' | 'group' | null;
    canInvite: boolean;
    canRestrict: boolean;
    /** null: the link on file is kept as it is. One that is live is kept in any case: people hold it. */
    link: string | null;
    action: ActionRequired | null;
    at: Date;
  },
): Promise<void> {
  await db.execute(sql`
    update channel set title = coalesce(${seen.title}, title), kind = coalesce(${seen.kind}::channel_kind, kind),
      can_invite = ${seen.canInvite}, can_restrict = ${seen.canRestrict},
      link = case when link_state = 'live' then link else coalesce(${seen.link}, link) end, link_state = case when ${seen.link}::text is null then link_state else 'live' end,
      action_required = ${seen.action}, prepared_at = ${seen.at.toISOString()},
      due_at = ${seen.action ? new Date(seen.at.getTime() + 3_600_000).toISOString() : null}
    where organisation_id = ${seen.organisationId} and id = ${seen.channelId}`);
}
