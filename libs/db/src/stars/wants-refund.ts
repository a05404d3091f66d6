import type { OrganisationId, PaymentId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whether somebody here has asked for this payment to be given back, and Telegram has not refused it. */
export async function wantsRefund(
  db: Db,
  of: { organisationId: OrganisationId; paymentId: PaymentId },
): Promise<boolean> {
  const [row] = await db.execute(sql`
    select from stars_call
    where organisation_id = ${of.organisationId} and payment_id = ${of.paymentId} and state in ('asked', 'done') limit 1`);
  return row !== undefined;
}
