import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import type Stripe from 'stripe';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';
import { findPaymentIntent, type PaidObject } from './find-payment-intent.ts';
import { metadata } from './metadata.ts';
import { type Gone, orGone } from './or-gone.ts';
import { MinorAmount, moneyIn, StripeCurrency } from './shapes/money-in.ts';

export interface NewRefund extends PaidObject {
  organisationId: OrganisationId;
  /** Left out: all that is left of the charge. */
  amountMinor?: bigint;
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
  /** The same key gives back once (for 24 hours at least). */
  idempotencyKey: string;
}

export interface CreatedRefund {
  kind: 'refund';
  providerId: string;
  /** The charge that is to be read now. */
  chargeId: string;
  status: string;
  amount: Money;
}

/** Why Stripe does not give it back. */
export interface RefusedRefund {
  kind: 'refused';
  reason: 'already_refunded' | 'disputed' | 'refused';
}

const ChargeOfIntent = z.object({
  latest_charge: z.object({ id: z.string().min(1), application_fee_amount: MinorAmount.nullish() }),
});
const Created = z.object({
  id: z.string().min(1),
  status: z.string().nullish(),
  amount: MinorAmount,
  currency: StripeCurrency,
});

/**
 * Gives money of a direct charge back, from the creator's balance (Stripe: Create direct charges, Refund and cancel
 * payments). Where the platform took a fee, its share goes back too: otherwise the creator would pay it out of their own
 * pocket. Stripe does not cancel a subscription by itself.
 * @throws {BillingFailure} when Stripe could not be asked; the same key may be tried again then.
 */
export async function createRefund(
  stripe: Stripe,
  refund: NewRefund,
): Promise<CreatedRefund | RefusedRefund | Gone> {
  return orGone(create(stripe, refund).catch(refusalOf));
}

async function create(stripe: Stripe, refund: NewRefund): Promise<CreatedRefund | Gone> {
  const intent = await findPaymentIntent(stripe, refund);
  if (!intent) return { kind: 'gone' };
  return callStripe(refund.account, async (options) => {
    const expand = ['latest_charge'];
    const paid = ChargeOfIntent.parse(await stripe.paymentIntents.retrieve(intent, { expand }, options));
    const charge = paid.latest_charge;
    const created = await stripe.refunds.create(
      {
        charge: charge.id,
        ...(refund.amountMinor !== undefined && { amount: Number(refund.amountMinor) }),
        ...(refund.reason && { reason: refund.reason }),
        // Stripe refuses the flag where there is no fee to give back.
        ...(charge.application_fee_amount && { refund_application_fee: true }),
        metadata: metadata.ofOrganisation(refund.organisationId),
      },
      { ...options, idempotencyKey: refund.idempotencyKey },
    );
    const { id, status, amount, currency } = Created.parse(created);
    return {
      kind: 'refund',
      providerId: id,
      chargeId: charge.id,
      status: status ?? 'unknown',
      amount: moneyIn(amount, currency),
    };
  });
}

const refusals: Readonly<Record<string, RefusedRefund['reason']>> = {
  charge_already_refunded: 'already_refunded',
  charge_disputed: 'disputed',
};

/** A request that Stripe understands and does not do; what it cannot be asked stays a failure. */
function refusalOf(failure: unknown): RefusedRefund {
  if (!(failure instanceof BillingFailure) || failure.kind !== 'faulty') throw failure;
  return { kind: 'refused', reason: refusals[failure.code ?? ''] ?? 'refused' };
}
