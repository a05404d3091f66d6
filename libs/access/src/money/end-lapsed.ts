import { takeLapsed } from '@latchkey/db/money/take-lapsed';
import { writeSourceEnd } from '@latchkey/db/money/write-source-end';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { settleAccesses } from '../settle/settle-accesses.ts';

/**
 * Ends what was paid for through an account that was disconnected, once that time is over, without asking the provider,
 * who does not answer any more. A read after the account was connected again opens it anew.
 *
 * @returns how many subscriptions were looked at
 */
export async function endLapsed(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const { found, lapsed } = await takeLapsed(unit.db, of);
  for (const order of lapsed) {
    await writeSourceEnd(unit.db, order, { at: order.at, reason: 'period_over' });
    await settleAccesses(unit, { ...order, now: of.now });
  }
  return found;
}
