import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Persons, each once however many channels they are in. */
export interface People {
  /** Whose access to some channel is open, or about to be. */
  members: number;
  /** Of these: in only for as long as their grace lasts. */
  inGrace: number;
}

/** The members of an organisation at this moment. */
export async function countPeople(db: Db, organisationId: OrganisationId): Promise<People> {
  const [row] = await db.execute<{ members: number; in_grace: number }>(sql`
    select count(*)::int as members, (count(*) filter (where in_grace))::int as in_grace from (
      select a.subscriber_id, bool_or(a.grace_until is not null) as in_grace
      from channel c join channel_access a on a.channel_id = c.id and a.organisation_id = c.organisation_id
      where c.organisation_id = ${organisationId} and a.state in ('PENDING', 'GRANTED')
      group by a.subscriber_id) person`);
  return { members: row?.members ?? 0, inGrace: row?.in_grace ?? 0 };
}
