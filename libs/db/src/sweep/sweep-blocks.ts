import type { MoneyState } from '@latchkey/contracts/block/block-money';
import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises what blocks ask for: the money that is not settled yet, and, once their end has come, a decision about who was
 * kept out. A minute later again if nothing comes of it.
 *
 * @returns how many were found
 */
export async function sweepBlocks(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: BlockId;
    money_state: MoneyState;
    ended: boolean;
    correlation_id: string;
  }>(sql`
    update block set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from block where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, money_state, coalesce(ends_at <= ${of.now.toISOString()}, false) as ended, correlation_id`);
  for (const row of rows) {
    const { organisation_id: organisationId, id: blockId, correlation_id: correlationId } = row;
    const payload = { organisationId, blockId, correlationId };
    if (row.money_state === 'pending') unit.promise({ name: 'payment.cancelForBlock', payload });
    if (row.ended) unit.promise({ name: 'access.endBlock', payload });
  }
  return rows.length;
}
