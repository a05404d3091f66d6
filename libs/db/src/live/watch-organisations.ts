import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** How long an organisation is watched without being watched again. */
export const watchMs = 90_000;

/** From now on, for a while, what changes in these organisations is noted. Wall time. */
export async function watchOrganisations(db: Db, organisationIds: readonly OrganisationId[]): Promise<void> {
  await db.execute(sql`
    insert into live_watch (organisation_id, until)
    select id, now() + ${watchMs} * interval '1 millisecond' from unnest(${sql.param([...organisationIds])}::text[]) as t (id) order by id
    on conflict (organisation_id) do update set until = excluded.until`);
}
