import type { OrderFacts } from '@latchkey/db/facts/load-order';
import { loadPaymentStandings } from '@latchkey/db/money/load-payment-standings';
import { writeSourceEnd } from '@latchkey/db/money/write-source-end';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { decideSourceEnd } from './decide-source-end.ts';

/**
 * Finds out anew whether money that was taken back ends the sources of an order, from all its payments as they are in this
 * transaction. Its accesses are to be settled after it.
 */
export async function settleSourceEnds(unit: UnitOfWork, order: OrderFacts): Promise<void> {
  const of = { organisationId: order.organisationId, orderId: order.id };
  await writeSourceEnd(unit.db, of, decideSourceEnd(await loadPaymentStandings(unit.db, of)));
}
