import type { BotSwitchId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/** Has the switch of a channel looked at, if one is under way: a bot was heard of in its chat. */
export async function promiseSwitchOf(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; channelId: ChannelId; correlationId: string },
): Promise<void> {
  const { organisationId, correlationId } = of;
  const rows = await unit.db.execute<{ id: BotSwitchId }>(sql`
    select id from bot_switch
    where organisation_id = ${organisationId} and channel_id = ${of.channelId} and ended_at is null`);
  for (const { id: botSwitchId } of rows)
    unit.promise({ name: 'bot.switch', payload: { organisationId, botSwitchId, correlationId } });
}
