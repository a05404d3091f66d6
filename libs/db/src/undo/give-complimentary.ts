import type { OrderId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { findComplimentary, openComplimentary } from '../give/open-complimentary.ts';
import type { RemovalFacts } from './load-removal.ts';

/** One removal is taken back once: its access, and the version at which it was decided. */
function keyOf({ accessId, decided }: RemovalFacts): string {
  return `undo:${accessId}:${decided?.version}`;
}

/** Until when was given for a removal that was taken back before; null in `until`: without end. null: it was not. */
export function findGiven(db: Db, removal: RemovalFacts): Promise<{ until: Date | null } | null> {
  return findComplimentary(db, { ...removal, key: keyOf(removal) });
}

/** Gives the time back that a removal took, for nothing. */
export async function giveComplimentary(
  db: Db,
  removal: RemovalFacts,
  given: { until: Date | null; correlationId: string; at: Date },
): Promise<OrderId> {
  const { organisationId, subscriberId, channelId } = removal;
  const orderId = await openComplimentary(db, {
    ...given,
    organisationId,
    subscriberId,
    channelIds: [channelId],
    key: keyOf(removal),
  });
  if (!orderId) throw new Error('an access without an order that brought it');
  return orderId;
}
