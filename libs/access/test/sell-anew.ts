import type { ChannelId, PlanVersionId } from '@latchkey/contracts/ids';
import { newId } from '@latchkey/db/new-id';
import type { PlanKind } from '@latchkey/db/testing/factories/mint-plan';
import { changePlan } from '../src/plan/change-plan.ts';
import type { World } from './open-world.ts';

/** Edits a plan of the shop at its old price: other channels, or the same ones anew. @returns the version made */
export async function sellAnew(
  world: World,
  kind: PlanKind,
  forAll: { agreedLeaving: number } | null,
  channelIds: readonly ChannelId[] = world.shop.plans[kind].channelIds,
): Promise<{ planVersionId: PlanVersionId }> {
  const { organisationId, plans } = world.shop;
  const { planId, amountMinor, currency } = plans[kind];
  const [newest] = await world.database.sql`
    select max(v.version) as version, min(p.provider_price_id) as price from plan_version v
    left join plan_price p on p.plan_version_id = v.id where v.plan_id = ${planId}`;
  const stripe = newest?.price
    ? { stripeAccountId: world.shop.stripeAccountId, providerPriceId: newest.price }
    : null;
  const outcome = await changePlan(
    world.deps,
    {
      organisationId,
      planId,
      basedOn: newest?.version,
      name: kind,
      slug: null,
      content: {
        interval: kind === 'once' ? 'once' : 'month',
        trialDays: 0,
        prices: [{ id: newId('planPrice'), amount: { amountMinor, currency }, stripe }],
        channelIds,
      },
      forAll,
    },
    { actorKind: 'user', actorId: 'usr_creator', correlationId: 'cor_edit', at: world.clock.now() },
  );
  if (outcome.kind === 'refused' || !outcome.planVersionId) throw new Error(JSON.stringify(outcome));
  return { planVersionId: outcome.planVersionId };
}
