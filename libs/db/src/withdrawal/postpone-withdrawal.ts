import type { OrganisationId, WithdrawalId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { withdrawal } from '../schema/withdrawal.ts';

/** When the sweep tries again to settle a withdrawal, if the queue has not by then. */
export async function postponeWithdrawal(
  db: Db,
  of: { organisationId: OrganisationId; withdrawalId: WithdrawalId },
  dueAt: Date,
): Promise<void> {
  await db
    .update(withdrawal)
    .set({ dueAt })
    .where(
      and(
        eq(withdrawal.organisationId, of.organisationId),
        eq(withdrawal.id, of.withdrawalId),
        eq(withdrawal.state, 'pending'),
      ),
    );
}
