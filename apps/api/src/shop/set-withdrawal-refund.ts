import { writeWithdrawalRefund } from '@latchkey/db/shop/shop-settings';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What those who withdraw from now on get back. The texts that follow our templates say so. */
export function shopSetWithdrawalRefund({
  database: { db },
  clock,
}: Deps): UseCases['shop']['setWithdrawalRefund'] {
  return async ({ organisationId, principal, correlationId }, { withdrawalRefund }) => {
    const act = actOf(principal, correlationId, clock.now());
    await writeWithdrawalRefund(db, organisationId, withdrawalRefund, act);
    return { withdrawalRefund };
  };
}
