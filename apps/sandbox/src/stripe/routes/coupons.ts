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
  ...accepted('applies_to', 'currency_options', 'max_redemptions', 'redeem_by'),
});

export function couponRoutes({ on }: Api): void {
  on('POST', '/v1/coupons', createParams, ({ scope, input }) => {
    if ((input.amount_off === undefined) === (input.percent_off === undefined)) {
      throw invalidRequest('You must specify either percent_off or amount_off.');
    }
    return insert(
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
      }),
    );
  });
  on('GET', '/v1/coupons', params(pageParams), ({ scope, input, path }) =>
    listPage(all(scope, 'coupon'), input, path),
  );
  on('GET', '/v1/coupons/:id', noParams, ({ scope, id }) => find(scope, 'coupon', id));
  on('DELETE', '/v1/coupons/:id', noParams, ({ scope, id }) => {
    find(scope, 'coupon', id);
    remove(scope, 'coupon', id);
    return { id, object: 'coupon', deleted: true };
  });
}
