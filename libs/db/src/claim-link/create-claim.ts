import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { claim } from '../schema/claim.ts';
import { order } from '../schema/order.ts';

/** Keeps the hash of a new claim token of an order; its earlier unused ones end. */
export async function createClaim(
  db: Db,
  made: { organisationId: OrganisationId; orderId: OrderId; tokenHash: string; expiresAt: Date },
  act: Act,
): Promise<void> {
  const { organisationId, orderId } = made;
  const id = newId('claim');
  await db.transaction(async (tx) => {
    // Two at once would each end only what was there before the other.
    await tx
      .select({ id: order.id })
      .from(order)
      .where(and(eq(order.organisationId, organisationId), eq(order.id, orderId)))
      .for('update');
    await tx
      .update(claim)
      .set({ expiresAt: sql`least(${claim.expiresAt}, ${act.at.toISOString()}::timestamptz)` })
      .where(and(eq(claim.organisationId, organisationId), eq(claim.orderId, orderId), isNull(claim.usedAt)));
    await tx.insert(claim).values({ ...made, id, createdAt: act.at });
    await appendAudit(tx, organisationId, act, {
      action: 'claim.create',
      targetKind: 'order',
      targetId: orderId,
    });
  });
}
