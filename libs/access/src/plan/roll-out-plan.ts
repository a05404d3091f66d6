import type { OrderId, OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { loadOrder } from '@latchkey/db/facts/load-order';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { followVersion } from '@latchkey/db/plan-rollout/follow-version';
import { listOrdersToRollOut } from '@latchkey/db/plan-rollout/list-orders-to-roll-out';
import { postponeRollout } from '@latchkey/db/plan-rollout/postpone-rollout';
import { takeVersion } from '@latchkey/db/plan-rollout/take-version';
import type { AccessDeps } from '../access-deps.ts';
import { settleSourceEnds } from '../money/settle-source-ends.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

interface RollingOut {
  organisationId: OrganisationId;
  planVersionId: PlanVersionId;
  correlationId: string;
}

const pageSize = 100;
const mostPages = 10;

/**
 * Carries a new version of a plan to those who bought an older one: they gain and lose what its creator agreed to. An order is
 * a transaction of its own and says itself that it was done, so that the work goes on where it was left. Whoever has to
 * leave goes through the brake as everybody does.
 */
export async function rollOutPlan(deps: AccessDeps, of: RollingOut): Promise<JobOutcome> {
  for (let page = 0; page < mostPages; page += 1) {
    const orders = await listOrdersToRollOut(deps.database.db, of, pageSize);
    for (const orderId of orders) await rollOutTo(deps, of, orderId);
    if (orders.length < pageSize) {
      await postponeRollout(deps.database.db, { ...of, dueAt: null });
      return done;
    }
    await postponeRollout(deps.database.db, { ...of, dueAt: new Date(deps.clock.now().getTime() + 60_000) });
  }
  return { kind: 'wait', delayMs: 100, reason: 'more members of the plan' };
}

function rollOutTo(deps: AccessDeps, of: RollingOut, orderId: OrderId): Promise<void> {
  const { organisationId, planVersionId, correlationId } = of;
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const order = await loadOrder(unit.db, { organisationId, orderId });
    if (!order) return;
    const now = deps.clock.now();
    if (!(await takeVersion(unit.db, { organisationId, orderId, planVersionId }))) return;
    await followVersion(unit.db, { organisationId, orderId, planVersionId, at: now });
    if (order.takenBack) await settleSourceEnds(unit, order);
    await settleAccesses(unit, { organisationId, subscriberId: order.subscriberId, now, correlationId });
  });
}
