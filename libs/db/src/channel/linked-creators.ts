import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The organisations served by a bot in which a Telegram person may connect channels. */
export async function linkedCreators(
  db: Db,
  of: { botTelegramId: number; byTelegramId: number },
): Promise<{ organisationId: OrganisationId; botId: BotId }[]> {
  const rows = await db.execute<{ organisation_id: OrganisationId; bot_id: BotId }>(sql`
    select m.organisation_id, b.id as bot_id
    from member m join bot b on b.organisation_id = m.organisation_id
    where b.telegram_id = ${of.botTelegramId} and b.removed_at is null and m.telegram_id = ${of.byTelegramId} and m.role in ('owner', 'admin')
    order by m.created_at`);
  return rows.map((row) => ({ organisationId: row.organisation_id, botId: row.bot_id }));
}
