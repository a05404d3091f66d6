import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

interface OfPerson {
  botTelegramId: number;
  telegramId: number;
}

/** A creator whose broadcasts a person gets, or has opted out of. */
export interface BroadcastChoice extends Record<string, unknown> {
  organisation_id: OrganisationId;
  name: string;
  wanted: boolean;
}

/** The creators whose broadcasts a person may get by this bot: those in whose books they are. */
export async function listBroadcastChoices(
  db: Db,
  { botTelegramId, telegramId }: OfPerson,
): Promise<BroadcastChoice[]> {
  const rows = await db.execute<BroadcastChoice>(setSql`
    select g.id as organisation_id, g.name, not exists (
      select from broadcast_opt_out x where x.organisation_id = g.id and x.telegram_id = ${telegramId}) as wanted
    from bot b
    join organisation g on g.id = b.organisation_id and g.closed_at is null
    join subscriber s on s.organisation_id = g.id and s.telegram_id = ${telegramId}
    where b.telegram_id = ${botTelegramId} and b.removed_at is null
    order by g.name, g.id limit 50`);
  return [...rows];
}

/** Notes whether a person wants the broadcasts of a creator. Twice is once. */
export async function chooseBroadcasts(
  db: Db,
  organisationId: OrganisationId,
  { telegramId, wanted, at }: { telegramId: number; wanted: boolean; at: Date },
): Promise<void> {
  if (wanted)
    await db.execute(setSql`
      delete from broadcast_opt_out where organisation_id = ${organisationId} and telegram_id = ${telegramId}`);
  else
    await db.execute(setSql`
      insert into broadcast_opt_out (organisation_id, telegram_id, at)
      values (${organisationId}, ${telegramId}, ${at.toISOString()}::timestamptz) on conflict do nothing`);
}
