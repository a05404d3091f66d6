import type { ShopPlan } from '@latchkey/contracts/procedures/shop';

/** Whether it begins without a card, and so obliges to nothing. */
export function isFreeTrial({
  trialDays,
  trialWithoutCard,
}: Pick<ShopPlan, 'trialDays' | 'trialWithoutCard'>): boolean {
  return trialDays > 0 && trialWithoutCard;
}
