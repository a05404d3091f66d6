import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whether Telegram still owes an answer about an order in Stars. */
export async function isAsked(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId },
): Promise<boolean> {
  const [row] = await db.execute(sql`
    select from stars_call
    where organisation_id = ${of.organisationId} and order_id = ${of.orderId} and state = 'asked'`);
  return row !== undefined;
}
