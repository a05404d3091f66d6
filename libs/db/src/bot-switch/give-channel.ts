import type { BotId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { LeasedChannel } from '../channel/lease-channel.ts';
import { promisePreparation } from '../channel/promise-preparation.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import type { StoredSwitch } from './load-switch.ts';

/**
 * Gives a channel to its new bot, with the new bot's way in; the old one is kept with the switch. Only under the lease on the
 * channel. Whoever holds the old way in and is not inside is owed the new one.
 *
 * @returns false when the lease was lost, or the switch or the chat has moved meanwhile: then nothing is written
 */
export async function giveToNewBot(
  unit: UnitOfWork,
  of: StoredSwitch,
  channel: LeasedChannel,
  given: { link: string; correlationId: string; at: Date },
): Promise<boolean> {
  const at = given.at.toISOString();
  const [locked] = await unit.db.execute(sql`
    select id from channel where organisation_id = ${channel.organisationId} and id = ${channel.id} and bot_id = ${of.fromBotId}
      and chat_id = ${channel.chatId} and lease_token = ${channel.leaseToken} for update`);
  if (!locked) return false;
  const [moved] = await unit.db.execute(sql`
    update bot_switch w set step = 'proving', obstacle = null, moved_at = ${at}, invites_owed = 'new', invited_up_to = null,
      old_link = (select c.link from channel c where c.organisation_id = w.organisation_id and c.id = w.channel_id),
      due_at = ${new Date(given.at.getTime() + 60_000).toISOString()}
    where organisation_id = ${of.organisationId} and id = ${of.id} and step = 'linking' and ended_at is null returning id`);
  if (!moved) return false;
  await unit.db.execute(sql`
    update channel set bot_id = ${of.toBotId}, link = ${given.link}, link_state = 'live', link_tried_at = ${at}
    where organisation_id = ${channel.organisationId} and id = ${channel.id}`);
  await promisePreparation(unit, { ...of, correlationId: given.correlationId, at: given.at });
  return true;
}

/** Gives a channel back to its old bot, whose way in was not revoked. The switch is locked, and is over with it. */
export async function giveBackToOldBot(
  unit: UnitOfWork,
  of: StoredSwitch,
  given: { correlationId: string; at: Date },
): Promise<void> {
  const dueAt = new Date(given.at.getTime() + 60_000).toISOString();
  const [back] = await unit.db.execute<{ bot_id: BotId }>(sql`
    update channel set bot_id = ${of.fromBotId}, link = ${of.oldLink},
      link_state = case when ${of.oldLink}::text is null then 'none'::link_state else 'live' end, link_tried_at = null
    where organisation_id = ${of.organisationId} and id = ${of.channelId} and bot_id = ${of.toBotId} returning bot_id`);
  await unit.db.execute(sql`
    update bot_switch set step = 'abandoned', obstacle = null, ended_at = ${given.at.toISOString()}, invited_up_to = null,
      invites_owed = case when ${back !== undefined} then 'old' end, due_at = case when ${back !== undefined} then ${dueAt}::timestamptz end
    where organisation_id = ${of.organisationId} and id = ${of.id}`);
  if (back) await promisePreparation(unit, { ...of, ...given });
}
