import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { turnsSince } from './turns-since.ts';

/** Who was a member at a moment, and how many of these are none any more. */
export async function countChurn(
  db: Db,
  of: { organisationId: OrganisationId; since: Date },
): Promise<{ gained: number; lost: number }> {
  const [row] = await db.execute<{ gained: number; lost: number }>(sql`
    with turned as (
      select subscriber_id, sum(step) as change from ${turnsSince(of)} group by subscriber_id
    ), compared as materialized (
      select turned.change, (select count(*) from channel_access a where a.subscriber_id = turned.subscriber_id
        and a.organisation_id = ${of.organisationId} and a.state in ('PENDING', 'GRANTED')) as open
      from turned
    )
    select (count(*) filter (where open > 0 and open - change <= 0))::int as gained,
      (count(*) filter (where open = 0 and open - change > 0))::int as lost from compared`);
  return { gained: row?.gained ?? 0, lost: row?.lost ?? 0 };
}
