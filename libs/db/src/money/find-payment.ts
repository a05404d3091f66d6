import type { OrganisationId, PaymentId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { payment } from '../schema/payment.ts';

/** One payment of an organisation. */
export async function findPayment(
  db: Db,
  organisationId: OrganisationId,
  id: PaymentId,
): Promise<typeof payment.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(payment)
    .where(and(eq(payment.organisationId, organisationId), eq(payment.id, id)));
  return row ?? null;
}
