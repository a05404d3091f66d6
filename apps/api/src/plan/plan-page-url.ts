import type { PlanId } from '@latchkey/contracts/ids';
import type { Settings } from '../deps.ts';

/** Where a plan is bought on the web. */
export function planPageUrl({ publicWebUrl }: Settings, plan: { id: PlanId }): string {
  return `${publicWebUrl}/buy/${plan.id}`;
}
