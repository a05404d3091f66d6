import { CouponCreate } from '@latchkey/contracts/procedures/coupon';
import { z } from 'zod';
import { parseMoney } from '../../format/parse-money.ts';

/** A coupon as it is typed. */
export const CouponFields = z.object({
  code: z.string(),
  kind: z.enum(['percent', 'amount']),
  percent: z.string(),
  amount: z.string(),
  currency: z.string(),
  duration: z.enum(['once', 'repeating', 'forever']),
  months: z.string(),
  maxUses: z.string(),
  expiresOn: z.string(),
  planIds: z.array(z.string()),
});
export type CouponFields = z.infer<typeof CouponFields>;

export const CouponForm = CouponFields.transform(inputOf).pipe(CouponCreate);
export type CouponForm = z.output<typeof CouponForm>;

function inputOf(typed: CouponFields): z.input<typeof CouponCreate> {
  const { kind, currency, duration, maxUses, expiresOn } = typed;
  return {
    code: typed.code,
    off:
      kind === 'percent'
        ? { kind, percent: numberOf(typed.percent) }
        : { kind, amount: { amountMinor: parseMoney(typed.amount, currency) ?? '', currency } },
    lasts: duration === 'repeating' ? { duration, months: numberOf(typed.months) } : { duration },
    ...(maxUses.trim() !== '' && { maxUses: numberOf(maxUses) }),
    ...(expiresOn !== '' && { expiresAt: endOfDay(expiresOn) }),
    planIds: typed.planIds as z.input<typeof CouponCreate>['planIds'],
  };
}

/** What is no number, or left empty, is none: the contract says so at its field. */
export function numberOf(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed);
}

/** A day is good until it is over, where the visitor is. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}
