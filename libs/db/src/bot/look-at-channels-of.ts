import type { BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { promisePreparation } from '../channel/promise-preparation.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/** Has all channels that a bot serves looked at: something about the bot has changed. */
export async function lookAtChannelsOf(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; botId: BotId; correlationId: string; at: Date },
): Promise<void> {
  const rows = await unit.db.execute<{ id: ChannelId }>(sql`
    select id from channel where organisation_id = ${of.organisationId} and bot_id = ${of.botId} and disconnected_at is null
    order by id`);
  for (const { id: channelId } of rows) await promisePreparation(unit, { ...of, channelId });
}
