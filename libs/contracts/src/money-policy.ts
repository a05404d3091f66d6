/**
 * What money that was taken back does to the access that it paid for: nothing, an end with the period, an end at once.
 * A creator chooses for full refunds and for lost disputes.
 */
export const moneyPolicies = ['keep', 'end_at_period_end', 'end_now'] as const;
export type MoneyPolicy = (typeof moneyPolicies)[number];
