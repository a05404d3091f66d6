import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A channel under our lease, with what a look at it needs to know. */
export interface LeasedChannel {
  organisationId: OrganisationId;
  id: ChannelId;
  botId: BotId;
  chatId: number;
  kind: 'channel' | 'supergroup' | 'group';
  /** It was looked at before. */
  everLookedAt: boolean;
  link: string | null;
  linkState: 'none' | 'live' | 'dead';
  /** When the way in was last tried at Telegram. */
  linkTriedAt: Date | null;
  actionRequired: ActionRequired | null;
  /** The bot's process was heard of within the last minutes. */
  botHeard: boolean;
  leaseToken: string;
}

/** Longer than a new version of the bot's process takes to come up. Wall time. */
const botSilenceMs = 300_000;

/**
 * Takes the lease on a live channel: nobody else looks at it for `leaseMs` of wall time.
 *
 * @returns `taken` when somebody else is looking at it; null when there is no such channel
 */
export async function leaseChannel(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId; token: string; leaseMs: number },
): Promise<LeasedChannel | 'taken' | null> {
  const [row] = await db.execute<Row>(sql`
    update channel c set lease_token = ${of.token}, lease_until = now() + ${of.leaseMs} * interval '1 millisecond'
    from bot b
    where c.organisation_id = ${of.organisationId} and c.id = ${of.channelId} and c.disconnected_at is null
      and (c.lease_until is null or c.lease_until < now()) and b.organisation_id = c.organisation_id and b.id = c.bot_id
    returning c.bot_id, c.chat_id, c.kind, c.prepared_at is not null as ever_looked_at, c.link, c.link_state, c.link_tried_at, c.action_required,
      b.heard_at > now() - ${botSilenceMs} * interval '1 millisecond' as bot_heard`);
  if (!row) return (await isLive(db, of)) ? 'taken' : null;
  return {
    organisationId: of.organisationId,
    id: of.channelId,
    botId: row.bot_id,
    chatId: Number(row.chat_id),
    kind: row.kind,
    everLookedAt: row.ever_looked_at,
    link: row.link,
    linkState: row.link_state,
    linkTriedAt: row.link_tried_at === null ? null : new Date(row.link_tried_at),
    actionRequired: row.action_required,
    botHeard: row.bot_heard,
    leaseToken: of.token,
  };
}

interface Row extends Record<string, unknown> {
  bot_id: BotId;
  chat_id: string;
  kind: LeasedChannel['kind'];
  ever_looked_at: boolean;
  link: string | null;
  link_state: LeasedChannel['linkState'];
  link_tried_at: string | null;
  action_required: ActionRequired | null;
  bot_heard: boolean;
}

async function isLive(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<boolean> {
  const rows = await db.execute(sql`
    select from channel
    where organisation_id = ${of.organisationId} and id = ${of.channelId} and disconnected_at is null`);
  return rows.length > 0;
}
