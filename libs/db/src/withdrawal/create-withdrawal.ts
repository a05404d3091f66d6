import type { WithdrawalId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { order } from '../schema/order.ts';
import { withdrawal } from '../schema/withdrawal.ts';
import type { WithdrawalRow } from './find-withdrawal.ts';

/** Writes that a withdrawal was received, on the order as well; the order is locked by the caller. */
export async function createWithdrawal(
  db: Db,
  made: Omit<WithdrawalRow, 'id'>,
  act: Act,
): Promise<WithdrawalId> {
  const id = newId('withdrawal');
  const { organisationId, orderId, receivedAt, refund } = made;
  await db.insert(withdrawal).values({ ...made, id });
  await db
    .update(order)
    .set({ withdrawnAt: receivedAt })
    .where(and(eq(order.organisationId, organisationId), eq(order.id, orderId)));
  await appendAudit(db, organisationId, act, {
    action: 'order.withdraw',
    targetKind: 'order',
    targetId: orderId,
    detail: { withdrawalId: id, refund },
  });
  return id;
}
