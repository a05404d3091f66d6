import { LatchkeyError } from '@latchkey/contracts/errors';
import { PlanPrice } from '@latchkey/contracts/plan/plan-content';
import { findChannels } from '@latchkey/db/channel-list/find-channels';
import { newId } from '@latchkey/db/new-id';
import { createPlan } from '@latchkey/db/plan/create-plan';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { checkNewPlan } from './check-new-plan.ts';
import { findPlan } from './find-plan.ts';
import { planView } from './plan-view.ts';
import { pricesFor } from './prices-for.ts';

type Input = Parameters<UseCases['plan']['create']>[1];

/** Puts a plan on sale. Product and prices are made at Stripe first, by keys of our own ids: what fails here sells nothing. */
export function planCreate(deps: Deps): UseCases['plan']['create'] {
  return async ({ organisationId, principal, correlationId }, input) => {
    const { database, clock } = deps;
    const content = contentOf(input);
    checkNewPlan(content, await findChannels(database.db, organisationId, content.channelIds));
    const planId = newId('plan');
    const prices = await pricesFor(deps, { organisationId, planId, content, before: null });
    const slug = await createPlan(
      database.db,
      organisationId,
      { ...content, id: planId, slug: input.slug, prices },
      actOf(principal, correlationId, clock.now()),
    );
    if (slug === null) throw slugTaken();
    return planView(await findPlan(database.db, { organisationId, planId }));
  };
}

function contentOf({ price, prices, channelIds, ...rest }: Input) {
  const single = price && PlanPrice.safeParse(price);
  if (single && !single.success) {
    throw new LatchkeyError('invalid_input', 'price: an amount above zero, in money; Stars go into stars.');
  }
  return {
    ...rest,
    channelIds: [...new Set(channelIds)],
    prices: [...(single ? [single.data] : []), ...prices],
  };
}

export function slugTaken(): LatchkeyError {
  return new LatchkeyError('invalid_input', 'slug: another plan of yours has this address, or had it once.');
}
