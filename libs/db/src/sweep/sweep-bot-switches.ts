import type { BotSwitchId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Goes on with switches of bots whose time has come: they wait for a person, for the old bot to leave, or their job was lost.
 * Five minutes later again if nothing comes of it.
 *
 * @returns how many were found
 */
export async function sweepBotSwitches(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{ organisation_id: OrganisationId; id: BotSwitchId }>(sql`
    update bot_switch set due_at = ${new Date(of.now.getTime() + 300_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from bot_switch where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id`);
  for (const { organisation_id: organisationId, id: botSwitchId } of rows)
    unit.promise({
      name: 'bot.switch',
      payload: { organisationId, botSwitchId, correlationId: `sweep-${botSwitchId}` },
    });
  return rows.length;
}
