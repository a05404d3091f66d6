import { jobOfUpdate } from '@latchkey/contracts/jobs/update-job';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from './sweep-after.ts';

/**
 * Promises again the job of Telegram updates that were stored and not applied in time. What retention has taken is settled:
 * nothing is left to apply.
 *
 * @returns how many were found
 */
export async function sweepUpdates(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    type: string;
    external_id: string;
    account: string;
    correlation_id: string;
  }>(sql`
    with late as (
      update inbox_key k set due_at = case when exists (
          select from inbox_event e where e.source = k.source and e.account = k.account and e.external_id = k.external_id
        ) then ${new Date(of.now.getTime() + sweepAfterMs).toISOString()}::timestamptz end
      where (source, account, livemode, external_id) in (
        select source, account, livemode, external_id from inbox_key where due_at <= ${of.now.toISOString()}
        order by due_at limit ${of.limit} for update skip locked)
      returning source, account, external_id
    )
    select distinct on (e.account, e.external_id) e.type, e.external_id, e.account, e.correlation_id
    from late join inbox_event e on e.source = late.source and e.account = late.account and e.external_id = late.external_id
    order by e.account, e.external_id, e.received_at desc`);
  for (const { type, external_id: updateId, account, correlation_id: correlationId } of rows) {
    const name = jobOfUpdate(type);
    const payload = { botTelegramId: Number(account), updateId: Number(updateId), correlationId };
    if (name) unit.promise({ name, payload });
  }
  return rows.length;
}
