import type { PlanId } from '@latchkey/contracts/ids';
import { planSlugOf } from '@latchkey/db/shop/find-plan-id';
import type { Settings } from '../deps.ts';

/** Where a plan is bought on the web. */
export function planPageUrl(
  { publicWebUrl }: Settings,
  creator: { slug: string },
  plan: { id: PlanId; slug: string | null },
): string {
  return `${publicWebUrl}/c/${creator.slug}/${planSlugOf(plan)}`;
}
