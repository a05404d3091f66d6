import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  flag,
  integer,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
} from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { renderPromotionCode } from '../lifecycle/discount/redeem.ts';
import { buildPromotionCode } from '../objects/promotion-code.ts';
import { emit } from '../store/emit.ts';
import { newId } from '../store/new-id.ts';
import { all, change, find, insert } from '../store/objects.ts';

const createParams = params({
  promotion: z.object({ type: z.literal('coupon'), coupon: text }),
  active: flag.optional(),
  code: text.optional(),
  expires_at: integer.optional(),
  max_redemptions: integer.optional(),
  metadata: metadata.optional(),
  ...accepted('restrictions'),
});
const updateParams = params({ active: flag.optional(), metadata: metadata.optional() });
const listParams = params({
  ...pageParams,
  active: flag.optional(),
  code: text.optional(),
  coupon: text.optional(),
});

export function promotionCodeRoutes({ on }: Api): void {
  on('POST', '/v1/promotion_codes', createParams, ({ scope, input }) => {
    const { coupon } = input.promotion;
    find(scope, 'coupon', coupon, 'promotion[coupon]');
    const code = input.code ?? newId('promo', 8).slice(6).toUpperCase();
    const same = (other: string) => other.toLowerCase() === code.toLowerCase();
    if (all(scope, 'promotion_code').some((other) => other.active && same(other.code))) {
      throw invalidRequest(`An active promotion code with \`code: ${code}\` already exists.`, 'code');
    }
    const created = scope.world.now();
    if (input.expires_at !== undefined && input.expires_at <= created) {
      throw invalidRequest('Promotion code expires_at must be in the future.', 'expires_at');
    }
    const promotionCode = insert(
      scope,
      'promotion_code',
      buildPromotionCode({
        id: newId('promo'),
        created,
        code,
        coupon,
        active: input.active ?? true,
        expiresAt: input.expires_at ?? null,
        maxRedemptions: input.max_redemptions ?? null,
        metadata: mergeMetadata({}, input.metadata),
      }),
    );
    emit(scope, 'promotion_code.created', promotionCode);
    return promotionCode;
  });
  on('GET', '/v1/promotion_codes', listParams, ({ scope, input, path }) => {
    const codes = all(scope, 'promotion_code')
      .map((each) => renderPromotionCode(scope, each))
      .filter((each) => matches(each.active, input.active) && matches(each.promotion.coupon, input.coupon))
      .filter((each) => input.code === undefined || each.code.toLowerCase() === input.code.toLowerCase());
    return listPage(codes, input, path);
  });
  on('GET', '/v1/promotion_codes/:id', noParams, ({ scope, id }) =>
    renderPromotionCode(scope, find(scope, 'promotion_code', id)),
  );
  on('POST', '/v1/promotion_codes/:id', updateParams, ({ scope, input, id }) => {
    const previous = change(scope, 'promotion_code', id, (draft) => {
      draft.active = input.active ?? draft.active;
      draft.metadata = mergeMetadata(draft.metadata ?? {}, input.metadata);
    });
    const promotionCode = find(scope, 'promotion_code', id);
    emit(scope, 'promotion_code.updated', promotionCode, previous);
    return renderPromotionCode(scope, promotionCode);
  });
}
