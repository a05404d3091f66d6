import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface NamedSubject {
  channelTitle: string | null;
  personName: string | null;
}

/** What a creator calls the channels and accesses of these ids; others are left out. */
export async function nameSubjects(
  db: Db,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<Map<string, NamedSubject>> {
  const rows = await db.execute<{ id: string; title: string; name: string | null }>(sql`
    select c.id, c.title, null as name from channel c
    where c.organisation_id = ${organisationId} and c.id = any(${sql.param([...ids])}::text[])
    union all
    select a.id, c.title, coalesce(s.first_name, '@' || s.username, s.telegram_id::text) from channel_access a
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
    where a.organisation_id = ${organisationId} and a.id = any(${sql.param([...ids])}::text[])`);
  return new Map(rows.map(({ id, title, name }) => [id, { channelTitle: title, personName: name }]));
}
