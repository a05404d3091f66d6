import type { BuyerId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The newest buyer with an address in an organisation: a link for them opens the page of all that was bought with it. */
export async function findBuyerId(
  db: Db,
  of: { organisationId: OrganisationId; email: string },
): Promise<BuyerId | null> {
  const [row] = await db.execute<{ id: BuyerId }>(sql`
    select id from buyer where organisation_id = ${of.organisationId} and lower(email) = ${of.email.toLowerCase()}
    order by id desc limit 1`);
  return row?.id ?? null;
}
