import { type ChangeOutcome, changePlan } from '@latchkey/access/plan/change-plan';
import { updateProduct } from '@latchkey/billing/stripe/update-product';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { PlanContent } from '@latchkey/contracts/plan/plan-content';
import { findChannels } from '@latchkey/db/channel-list/find-channels';
import type { StoredPlan } from '@latchkey/db/plan/list-plans';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { OrganisationCall, UseCases } from '../trpc/use-cases.ts';
import { checkNewPlan } from './check-new-plan.ts';
import { slugTaken } from './create.ts';
import { findPlan, unknownPlan } from './find-plan.ts';
import { planView } from './plan-view.ts';
import { pricesFor } from './prices-for.ts';

type Refusal = Extract<ChangeOutcome, { kind: 'refused' }>['reason'];

const refusals = {
  unknown: unknownPlan,
  slug_taken: slugTaken,
  edited_meanwhile: () =>
    new LatchkeyError('conflict', 'Somebody else has edited this plan meanwhile. Look at it again.'),
  more_would_leave: () =>
    new LatchkeyError('conflict', 'More people would have to leave than you agreed to. Look at who, again.'),
} satisfies Record<Refusal, () => LatchkeyError>;

/** Edits a plan: what Stripe has to know is told first, then all is written in one transaction. */
export function planUpdate(deps: Deps): UseCases['plan']['update'] {
  return async (call, { planId, basedOn, slug, appliesTo, agreedLeaving, ...input }) => {
    const { database, clock } = deps;
    const { organisationId } = call;
    const content = { ...input, channelIds: [...new Set(input.channelIds)] };
    checkNewPlan(content, await findChannels(database.db, organisationId, content.channelIds));
    const before = await findPlan(database.db, { organisationId, planId });
    if (before.version !== basedOn) throw refusals.edited_meanwhile();
    const prices = await pricesFor(deps, { organisationId, planId, content, before });
    const outcome = await changePlan(
      deps,
      {
        organisationId,
        planId,
        basedOn,
        name: content.name,
        slug: slug ?? null,
        content: isSame(before, content) && appliesTo === 'new_buyers' ? null : { ...content, prices },
        forAll: appliesTo === 'all' ? { agreedLeaving } : null,
      },
      actOf(call.principal, call.correlationId, clock.now()),
    );
    if (outcome.kind === 'refused') throw refusals[outcome.reason]();
    await tellStripe(deps, call, before, content);
    return planView(await findPlan(database.db, { organisationId, planId }));
  };
}

/** Whether what is sold is as it was: then name and address are all that was edited. */
function isSame(before: StoredPlan, content: PlanContent): boolean {
  const priced = (list: readonly string[]) => list.toSorted().join(' ');
  const now = [
    ...content.prices.map(({ amountMinor, currency }) => `${amountMinor}${currency}`),
    ...(content.stars ? [`${content.stars}XTR`] : []),
  ];
  return (
    before.interval === content.interval &&
    before.trialDays === content.trialDays &&
    before.trialWithoutCard === content.trialWithoutCard &&
    before.description === content.description &&
    JSON.stringify(before.highlights) === JSON.stringify(content.highlights) &&
    priced(before.channelIds) === priced(content.channelIds) &&
    priced(before.prices.map(({ amountMinor, currency }) => `${amountMinor}${currency}`)) === priced(now)
  );
}

/** The name and words that Checkout and invoices show. They are not what is sold: a Stripe that is away does not undo the edit. */
async function tellStripe(
  { database, stripe, settings, logger }: Deps,
  { organisationId }: OrganisationCall,
  before: StoredPlan,
  { name, description }: PlanContent,
): Promise<void> {
  if (before.name === name && before.description === description) return;
  const seller = await findStripeAccount(database.db, organisationId, settings.livemode);
  const price = before.prices.find(({ stripeAccountId }) => stripeAccountId === seller?.id);
  if (!seller || !price?.providerPriceId) return;
  const { account } = seller;
  await updateProduct(stripe, { account, priceId: price.providerPriceId, name, description }).catch(
    (error: unknown) => logger.warn({ err: error, planId: before.id }, 'the name at Stripe is the old one'),
  );
}
