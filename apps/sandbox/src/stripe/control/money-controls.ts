import { z } from 'zod';
import { closeDispute, escalateDispute, openDispute } from '../lifecycle/money/dispute.ts';
import { failRefund, refundCharge } from '../lifecycle/money/refund.ts';
import { type Controls, holderOf, nothing, optionalAmount } from './control-routes.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]);
const refundBody = z.looseObject({ amount: optionalAmount, refund_application_fee: flag.optional() });
const disputeBody = z.looseObject({
  inquiry: flag.optional(),
  reason: z.string().optional(),
  amount: optionalAmount,
});

export function moneyControls({ on, world }: Controls): void {
  on('charges/:id/refund', refundBody, (input, id) =>
    refundCharge(holderOf(world, 'charge', id), {
      charge: id,
      amount: input.amount ?? null,
      reason: 'requested_by_customer',
      metadata: {},
      refundApplicationFee: input.refund_application_fee ?? false,
    }),
  );
  on('refunds/:id/fail', nothing, (_, id) => failRefund(holderOf(world, 'refund', id), id));
  on('charges/:id/dispute', disputeBody, (input, id) =>
    openDispute(holderOf(world, 'charge', id), id, {
      inquiry: input.inquiry ?? false,
      reason: input.reason ?? 'fraudulent',
      ...(input.amount === undefined ? {} : { amount: input.amount }),
    }),
  );
  on('disputes/:id/close', z.looseObject({ result: z.enum(['won', 'lost']) }), (input, id) =>
    closeDispute(holderOf(world, 'dispute', id), id, input.result),
  );
  on('disputes/:id/escalate', nothing, (_, id) => escalateDispute(holderOf(world, 'dispute', id), id));
}
