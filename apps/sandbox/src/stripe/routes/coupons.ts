import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage } from '../http/list-page.ts';
import {
  accepted,
  decimal,
  integer,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
} from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { renderCoupon } from '../lifecycle/discount/redeem.ts';
import { buildCoupon } from '../objects/coupon.ts';
import { newId } from '../store/new-id.ts';
import { all, find, insert, remove } from '../store/objects.ts';

const createParams = params({
  id: text.optional(),
  amount_off: integer.optional(),
  percent_off: decimal.optional(),
  currency: text.optional(),
  duration: z.enum(['once', 'forever', 'repeating']).optional(),
  duration_in_months: integer.optional(),
  name: text.optional(),
  metadata: metadata.optional(),
  max_redemptions: integer.optional(),
  redeem_by: integer.optional(),
  applies_to: z.object({ products: z.array(text) }).optional(),
  ...accepted('currency_options'),
});

export function couponRoutes({ on }: Api): void {
  on('POST', '/v1/coupons', createParams, ({ scope, input }) => {
    if ((input.amount_off === undefined) === (input.percent_off === undefined)) {
      throw invalidRequest('You must specify either percent_off or amount_off.');
    }
    if ((input.duration === 'repeating') !== (input.duration_in_months !== undefined)) {
      throw invalidRequest('duration_in_months goes with the duration repeating.', 'duration_in_months');
    }
    for (const product of input.applies_to?.products ?? [])
      find(scope, 'product', product, 'applies_to[products]');
    const coupon = insert(
      scope,
      'coupon',
      buildCoupon({
        id: input.id ?? newId('co', 8).slice(3),
        created: scope.world.now(),
        amountOff: input.amount_off ?? null,
        percentOff: input.percent_off ?? null,
        currency: input.currency ?? null,
        duration: input.duration ?? 'once',
        durationInMonths: input.duration_in_months ?? null,
        name: input.name ?? null,
        metadata: mergeMetadata({}, input.metadata),
        maxRedemptions: input.max_redemptions ?? null,
        redeemBy: input.redeem_by ?? null,
        products: input.applies_to?.products ?? null,
      }),
    );
    return renderCoupon(scope, coupon);
  });
  on('GET', '/v1/coupons', params(pageParams), ({ scope, input, path }) =>
    listPage(
      all(scope, 'coupon').map((coupon) => renderCoupon(scope, coupon)),
      input,
      path,
    ),
  );
  on('GET', '/v1/coupons/:id', noParams, ({ scope, id }) => renderCoupon(scope, find(scope, 'coupon', id)));
  on('DELETE', '/v1/coupons/:id', noParams, ({ scope, id }) => {
    find(scope, 'coupon', id);
    remove(scope, 'coupon', id);
    return { id, object: 'coupon', deleted: true };
  });
}
