import type { OrganisationId, WithdrawalId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/** Promises again what withdrawals ask for and is not settled. A minute later again if nothing comes of it. @returns how many were found */
export async function sweepWithdrawals(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: WithdrawalId;
    correlation_id: string;
  }>(sql`
    update withdrawal set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from withdrawal where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: withdrawalId, correlation_id: correlationId } of rows) {
    unit.promise({
      name: 'payment.settleWithdrawal',
      payload: { organisationId, withdrawalId, correlationId },
    });
  }
  return rows.length;
}
