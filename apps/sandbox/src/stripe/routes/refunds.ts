import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  flag,
  integer,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
  timeRange,
} from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { refundCharge } from '../lifecycle/money/refund.ts';
import { emit } from '../store/emit.ts';
import { all, change, find } from '../store/objects.ts';

const createParams = params({
  amount: integer.optional(),
  charge: text.optional(),
  payment_intent: text.optional(),
  metadata: metadata.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  refund_application_fee: flag.optional(),
  ...accepted('currency', 'customer', 'instructions_email', 'origin'),
});
const listParams = params({
  ...pageParams,
  charge: text.optional(),
  payment_intent: text.optional(),
  created: timeRange.optional(),
});

export function refundRoutes({ on }: Api): void {
  on('POST', '/v1/refunds', createParams, ({ scope, input }) => {
    const intent =
      input.payment_intent === undefined
        ? undefined
        : find(scope, 'payment_intent', input.payment_intent, 'payment_intent');
    const charge = input.charge ?? intent?.latest_charge;
    if (charge === undefined || charge === null) {
      throw invalidRequest(
        intent
          ? 'This PaymentIntent does not have a successful charge to refund.'
          : 'One of the following params should be provided for this request: payment_intent or charge.',
      );
    }
    return refundCharge(scope, {
      charge,
      amount: input.amount ?? null,
      reason: input.reason ?? null,
      metadata: mergeMetadata({}, input.metadata),
      refundApplicationFee: input.refund_application_fee ?? false,
    });
  });
  on('GET', '/v1/refunds', listParams, ({ scope, input, path }) => {
    const refunds = all(scope, 'refund')
      .filter((refund) => matches(refund.charge, input.charge) && inRange(refund.created, input.created))
      .filter((refund) => matches(refund.payment_intent, input.payment_intent));
    return listPage(refunds, input, path);
  });
  on('GET', '/v1/refunds/:id', noParams, ({ scope, id }) => find(scope, 'refund', id));
  on('POST', '/v1/refunds/:id', params({ metadata: metadata.optional() }), ({ scope, input, id }) => {
    const previous = change(scope, 'refund', id, (refund) => {
      refund.metadata = mergeMetadata(refund.metadata ?? {}, input.metadata);
    });
    emit(scope, 'refund.updated', find(scope, 'refund', id), previous);
    return find(scope, 'refund', id);
  });
}
