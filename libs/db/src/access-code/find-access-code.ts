import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** An access code by its id alone, where this bot serves its organisation; null: there is none. */
export async function findAccessCode(
  db: Db,
  id: string,
  botTelegramId: number,
): Promise<{ organisationId: OrganisationId; code: string } | null> {
  const [row] = await db.execute<{ organisation_id: OrganisationId; code: string }>(sql`
    select c.organisation_id, c.code from access_code c
    where c.id = ${id} and exists (select from bot b
      where b.organisation_id = c.organisation_id and b.telegram_id = ${botTelegramId} and b.removed_at is null)`);
  return row ? { organisationId: row.organisation_id, code: row.code } : null;
}
