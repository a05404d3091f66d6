import type { StarsCallKind } from '@latchkey/contracts/facts/stars-renewal';
import type {
  OrderId,
  OrganisationId,
  PaymentId,
  StarsCallId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

export interface NewStarsCall {
  organisationId: OrganisationId;
  orderId: OrderId;
  kind: StarsCallKind;
  subscriptionId: SubscriptionId | null;
  paymentId: PaymentId | null;
  at: Date;
  correlationId: string;
}

/**
 * Asks something of Telegram about an order in Stars: a promise with its job. The order is locked by the caller. A refund
 * takes the place of whatever is open; otherwise one thing is asked after the other.
 *
 * @returns `open`: the same was asked before, and Telegram has not answered; `busy`: it has not answered something else
 */
export async function askCall(unit: UnitOfWork, call: NewStarsCall): Promise<'asked' | 'open' | 'busy'> {
  const { organisationId, orderId, kind, paymentId, correlationId, at } = call;
  const [open] = await unit.db.execute<{
    id: StarsCallId;
    kind: StarsCallKind;
    payment_id: PaymentId | null;
  }>(sql`
    select id, kind, payment_id from stars_call
    where organisation_id = ${organisationId} and order_id = ${orderId} and state = 'asked' for update`);
  if (open?.kind === kind && open.payment_id === paymentId) return 'open';
  if (open && (kind !== 'refund' || open.kind === 'refund')) return 'busy';
  if (open)
    await unit.db.execute(sql`
      update stars_call set state = 'superseded', answered_at = ${at.toISOString()}
      where organisation_id = ${organisationId} and id = ${open.id}`);
  const starsCallId = newId('starsCall');
  await unit.db.execute(sql`
    insert into stars_call (organisation_id, id, kind, order_id, subscription_id, payment_id, asked_at, due_at, correlation_id)
    values (${organisationId}, ${starsCallId}, ${kind}, ${orderId}, ${call.subscriptionId}, ${paymentId}, ${at.toISOString()},
      ${new Date(at.getTime() + sweepAfterMs).toISOString()}, ${correlationId})`);
  unit.promise({ name: 'stars.call', payload: { organisationId, starsCallId, correlationId } });
  return 'asked';
}
