import type { BotId, BotSwitchId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/** Begins the switch of a channel to another bot. @returns null when one is under way */
export async function openSwitch(
  unit: UnitOfWork,
  of: {
    organisationId: OrganisationId;
    channelId: ChannelId;
    fromBotId: BotId;
    toBotId: BotId;
    correlationId: string;
    at: Date;
  },
): Promise<BotSwitchId | null> {
  const { organisationId, correlationId } = of;
  const [row] = await unit.db.execute<{ id: BotSwitchId }>(sql`
    insert into bot_switch (organisation_id, id, channel_id, from_bot_id, to_bot_id, started_at, due_at)
    values (${organisationId}, ${newId('botSwitch')}, ${of.channelId}, ${of.fromBotId}, ${of.toBotId}, ${of.at.toISOString()},
      ${new Date(of.at.getTime() + sweepAfterMs).toISOString()})
    on conflict (channel_id, organisation_id) where ended_at is null do nothing returning id`);
  if (!row) return null;
  unit.promise({ name: 'bot.switch', payload: { organisationId, botSwitchId: row.id, correlationId } });
  return row.id;
}
