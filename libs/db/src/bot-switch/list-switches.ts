import type { BotSwitchEnding, BotSwitchObstacle, BotSwitchStep } from '@latchkey/contracts/bot-switch/steps';
import type { BotId, BotSwitchId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface ListedSwitch {
  id: BotSwitchId;
  channelId: ChannelId;
  /** Of its chat. */
  kind: 'channel' | 'supergroup' | 'group';
  from: { id: BotId; username: string };
  to: { id: BotId; username: string };
  step: BotSwitchStep;
  obstacle: BotSwitchObstacle | null;
  startedAt: Date;
  movedAt: Date | null;
  leavesAt: Date | null;
  ending: BotSwitchEnding | null;
  endedAt: Date | null;
}

/** The latest switch of each connected channel of an organisation, or of one channel. */
export async function listSwitches(
  db: Db,
  of: { organisationId: OrganisationId; channelId?: ChannelId },
): Promise<ListedSwitch[]> {
  const rows = await db.execute<Row>(sql`
    select distinct on (w.channel_id) w.id, w.channel_id, w.step, w.obstacle, w.started_at, w.moved_at, w.leaves_at, w.ending, w.ended_at, c.kind,
      f.id as from_id, f.username as from_username, t.id as to_id, t.username as to_username
    from bot_switch w
    join channel c on c.organisation_id = w.organisation_id and c.id = w.channel_id and c.disconnected_at is null
    join bot f on f.organisation_id = w.organisation_id and f.id = w.from_bot_id
    join bot t on t.organisation_id = w.organisation_id and t.id = w.to_bot_id
    where w.organisation_id = ${of.organisationId} and (${of.channelId ?? null}::text is null or w.channel_id = ${of.channelId ?? null})
    order by w.channel_id, w.id desc`);
  return rows.map((row) => ({
    id: row.id,
    channelId: row.channel_id,
    kind: row.kind,
    from: { id: row.from_id, username: row.from_username },
    to: { id: row.to_id, username: row.to_username },
    step: row.step,
    obstacle: row.obstacle,
    startedAt: new Date(row.started_at),
    movedAt: date(row.moved_at),
    leavesAt: date(row.leaves_at),
    ending: row.ending,
    endedAt: date(row.ended_at),
  }));
}

interface Row extends Record<string, unknown> {
  id: BotSwitchId;
  channel_id: ChannelId;
  kind: ListedSwitch['kind'];
  from_id: BotId;
  from_username: string;
  to_id: BotId;
  to_username: string;
  step: BotSwitchStep;
  obstacle: BotSwitchObstacle | null;
  started_at: string;
  moved_at: string | null;
  leaves_at: string | null;
  ending: BotSwitchEnding | null;
  ended_at: string | null;
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
