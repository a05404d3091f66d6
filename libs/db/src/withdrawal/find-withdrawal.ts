import type { OrderId, OrganisationId, WithdrawalId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { withdrawal } from '../schema/withdrawal.ts';

export type WithdrawalRow = typeof withdrawal.$inferSelect;

/** The withdrawal from a contract, by its id or its order; null when there is none. */
export async function findWithdrawal(
  db: Db,
  organisationId: OrganisationId,
  of: { orderId: OrderId } | { withdrawalId: WithdrawalId },
): Promise<WithdrawalRow | null> {
  const [row] = await db
    .select()
    .from(withdrawal)
    .where(
      and(
        eq(withdrawal.organisationId, organisationId),
        'orderId' in of ? eq(withdrawal.orderId, of.orderId) : eq(withdrawal.id, of.withdrawalId),
      ),
    );
  return row ?? null;
}
