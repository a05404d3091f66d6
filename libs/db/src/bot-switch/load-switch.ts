import type { BotSwitchEnding, BotSwitchObstacle, BotSwitchStep } from '@latchkey/contracts/bot-switch/steps';
import type { AccessId, BotId, BotSwitchId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A switch as it stands. */
export interface StoredSwitch {
  organisationId: OrganisationId;
  id: BotSwitchId;
  channelId: ChannelId;
  fromBotId: BotId;
  toBotId: BotId;
  /** The new bot's process was heard of within the last minutes. */
  toBotHeard: boolean;
  step: BotSwitchStep;
  obstacle: BotSwitchObstacle | null;
  oldLink: string | null;
  invitesOwed: 'new' | 'old' | null;
  invitedUpTo: AccessId | null;
  startedAt: Date;
  leavesAt: Date | null;
  ending: BotSwitchEnding | null;
  endedAt: Date | null;
  dueAt: Date | null;
}

type Of = { organisationId: OrganisationId; botSwitchId: BotSwitchId };

/** Longer than a new version of the bot's process takes to come up. Wall time. */
const silenceMs = 300_000;

const columns = sql`w.*, (select b.heard_at > now() - ${silenceMs} * interval '1 millisecond' from bot b
  where b.organisation_id = w.organisation_id and b.id = w.to_bot_id) as to_bot_heard`;

/** A switch of an organisation; null when there is none of this id. */
export async function loadSwitch(db: Db, of: Of): Promise<StoredSwitch | null> {
  const [row] = await db.execute<Row>(sql`
    select ${columns} from bot_switch w where w.organisation_id = ${of.organisationId} and w.id = ${of.botSwitchId}`);
  return row ? switchOf(row) : null;
}

/** The same, locked. Its channel is locked before it, as by everybody who changes both. */
export async function lockSwitch(db: Db, of: Of): Promise<StoredSwitch | null> {
  await db.execute(sql`
    select from channel c join bot_switch w on w.organisation_id = c.organisation_id and w.channel_id = c.id
    where w.organisation_id = ${of.organisationId} and w.id = ${of.botSwitchId} for update of c`);
  const [row] = await db.execute<Row>(sql`
    select ${columns} from bot_switch w where w.organisation_id = ${of.organisationId} and w.id = ${of.botSwitchId}
    for update of w`);
  return row ? switchOf(row) : null;
}

interface Row extends Record<string, unknown> {
  organisation_id: OrganisationId;
  id: BotSwitchId;
  channel_id: ChannelId;
  from_bot_id: BotId;
  to_bot_id: BotId;
  to_bot_heard: boolean;
  step: BotSwitchStep;
  obstacle: BotSwitchObstacle | null;
  old_link: string | null;
  invites_owed: 'new' | 'old' | null;
  invited_up_to: AccessId | null;
  started_at: string;
  leaves_at: string | null;
  ending: BotSwitchEnding | null;
  ended_at: string | null;
  due_at: string | null;
}

function switchOf(row: Row): StoredSwitch {
  return {
    organisationId: row.organisation_id,
    id: row.id,
    channelId: row.channel_id,
    fromBotId: row.from_bot_id,
    toBotId: row.to_bot_id,
    toBotHeard: row.to_bot_heard,
    step: row.step,
    obstacle: row.obstacle,
    oldLink: row.old_link,
    invitesOwed: row.invites_owed,
    invitedUpTo: row.invited_up_to,
    startedAt: new Date(row.started_at),
    leavesAt: date(row.leaves_at),
    ending: row.ending,
    endedAt: date(row.ended_at),
    dueAt: date(row.due_at),
  };
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
