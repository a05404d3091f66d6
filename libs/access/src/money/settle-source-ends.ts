import type { OrderFacts } from '@latchkey/db/facts/load-order';
import { loadPaymentStandings } from '@latchkey/db/money/load-payment-standings';
import { writeSourceEnd } from '@latchkey/db/money/write-source-end';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { endSources } from '@latchkey/db/stars/end-sources';
import { addLateActs } from '@latchkey/db/withdrawal/add-late-acts';
import { decideSourceEnd } from './decide-source-end.ts';

/**
 * Finds out anew whether money that was taken back ends the sources of an order, from all its payments as they are in this
 * transaction. Its accesses are to be settled after it.
 */
export async function settleSourceEnds(unit: UnitOfWork, order: OrderFacts): Promise<void> {
  const of = { organisationId: order.organisationId, orderId: order.id };
  if (order.withdrawnAt) {
    // No money, whenever it comes, opens what its buyer has withdrawn from: it goes back.
    await endSources(unit.db, order, { endedAt: order.withdrawnAt, endReason: 'withdrawn' });
    await addLateActs(unit, { ...of, at: order.withdrawnAt });
    return;
  }
  await writeSourceEnd(unit.db, of, decideSourceEnd(await loadPaymentStandings(unit.db, of)));
}
