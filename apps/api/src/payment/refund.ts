import { createRefund, type RefusedRefund } from '@latchkey/billing/stripe/create-refund';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { moneyToWire } from '@latchkey/contracts/money';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { findPayment } from '@latchkey/db/money/find-payment';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { OrganisationCall, UseCases } from '../trpc/use-cases.ts';

/**
 * Gives a card payment back. Who asked is written down before Stripe is called, with no transaction open; the refund is
 * then a fact like any other, read from Stripe, whether or not we live to see the answer.
 */
export function paymentRefund(deps: Deps): UseCases['payment']['refund'] {
  return async (call, { paymentId, amountMinor, reason, idempotencyKey }) => {
    const { database, stripe, clock } = deps;
    const { organisationId } = call;
    const payment = await findPayment(database.db, organisationId, paymentId);
    if (!payment) throw new LatchkeyError('not_found', 'There is no such payment.');
    if (payment.provider !== 'stripe')
      throw new LatchkeyError('invalid_input', 'paymentId: this was not paid by card.');
    await appendAudit(database.db, organisationId, actOf(call.principal, call.correlationId, clock.now()), {
      action: 'payment.refund',
      targetKind: 'payment',
      targetId: paymentId,
      detail: { amountMinor: amountMinor ?? null, reason: reason ?? null, idempotencyKey },
    });
    const refund = await createRefund(stripe, {
      organisationId,
      account: payment.account,
      paidId: payment.providerId,
      paymentIntentId: payment.paymentIntentId,
      ...(amountMinor !== undefined && { amountMinor: BigInt(amountMinor) }),
      ...(reason && { reason }),
      idempotencyKey: `refund-${paymentId}-${idempotencyKey}`,
    });
    if (refund.kind === 'gone') throw new LatchkeyError('conflict', 'Stripe has no charge for this payment.');
    if (refund.kind === 'refused') throw new LatchkeyError('conflict', messages[refund.reason]);
    await readCharge(deps, call, { ...payment, chargeId: refund.chargeId });
    return { providerId: refund.providerId, status: refund.status, amount: moneyToWire(refund.amount) };
  };
}

const messages = {
  already_refunded: 'All of this payment was given back already.',
  disputed: 'This payment is disputed: the bank decides about the money.',
  refused: 'Stripe refuses this refund: it may be more than what is left of the payment.',
} as const satisfies Record<RefusedRefund['reason'], string>;

/** Stripe says it by a webhook too; this is only sooner. */
async function readCharge(
  deps: Deps,
  { organisationId, correlationId }: OrganisationCall,
  { account, livemode, chargeId }: { account: string; livemode: boolean; chargeId: string },
): Promise<void> {
  const target = { account, livemode, objectKind: 'charge', objectId: chargeId } as const;
  await unitOfWork(named(deps, 'support act'), async (unit) => {
    await promiseRead(unit, { target, organisationId, correlationId, at: deps.clock.now() });
  });
}
