import { jobOfUpdate } from '@latchkey/contracts/jobs/update-job';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises again the job of Telegram updates that were stored `olderThanMs` ago and not applied since.
 *
 * @returns how many were found
 */
export async function sweepUpdates(
  unit: UnitOfWork,
  of: { now: Date; olderThanMs: number; limit: number },
): Promise<number> {
  const rows = await unit.db.execute<{
    type: string;
    external_id: string;
    account: string;
    correlation_id: string;
  }>(sql`
    with late as (
      update inbox_key set received_at = ${of.now.toISOString()}
      where (source, account, livemode, external_id) in (
        select source, account, livemode, external_id from inbox_key
        where pending and received_at < ${new Date(of.now.getTime() - of.olderThanMs).toISOString()}
        order by received_at limit ${of.limit} for update skip locked)
      returning source, account, external_id
    )
    select distinct on (e.account, e.external_id) e.type, e.external_id, e.account, e.correlation_id
    from late join inbox_event e on e.source = late.source and e.account = late.account and e.external_id = late.external_id
    order by e.account, e.external_id, e.received_at desc`);
  for (const row of rows) {
    const name = jobOfUpdate(row.type);
    if (!name) continue;
    unit.promise({
      name,
      payload: {
        botTelegramId: Number(row.account),
        updateId: Number(row.external_id),
        correlationId: row.correlation_id,
      },
    });
  }
  return rows.length;
}
