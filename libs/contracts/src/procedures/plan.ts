import { z } from 'zod';
import { ChannelId, OrganisationId, PlanId, PlanPriceId, PlanVersionId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { MoneyWire } from '../money.ts';
import { PlanContent, planIntervals } from '../plan/plan-content.ts';
import { Slug } from '../shop/slug.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();
const OfPlan = z.object({ organisationId, planId: PlanId });

export const PlanView = z.object({
  id: PlanId,
  name: z.string(),
  /** The last part of its public address; null: made by an older release that is still at work. */
  slug: z.string().nullable(),
  version: z.int(),
  interval: z.enum(planIntervals),
  trialDays: z.int(),
  /** The trial asks for no card, and ends by itself where none was given. */
  trialWithoutCard: z.boolean(),
  description: z.string(),
  /** What is inside, a line each. */
  highlights: z.array(z.string()),
  prices: z.array(
    z.object({
      id: PlanPriceId,
      provider: z.enum(['stripe', 'stars']),
      amount: MoneyWire,
      providerPriceId: z.string().nullable(),
    }),
  ),
  channelIds: z.array(ChannelId),
  archivedAt: Instant.nullable(),
});
export type PlanView = z.infer<typeof PlanView>;

/** A plan in the list of those who sell it. */
export const ListedPlan = PlanView.extend({
  /** Who has access by it now; a person counts once. */
  members: z.int().nonnegative(),
});
export type ListedPlan = z.infer<typeof ListedPlan>;

/** A plan with all its versions. */
export const PlanDetail = ListedPlan.extend({
  createdAt: Instant,
  /** Somebody has begun to buy it once: it can be archived, and not be deleted. */
  wasOrdered: z.boolean(),
  /** Where it is bought. */
  pageUrl: z.url(),
  /** The same in the bot; null while the organisation has no bot. */
  botUrl: z.url().nullable(),
  /** Newest first. */
  versions: z.array(
    z.object({
      id: PlanVersionId,
      version: z.int(),
      createdAt: Instant,
      interval: z.enum(planIntervals),
      prices: z.array(MoneyWire),
      channelIds: z.array(ChannelId),
      members: z.int().nonnegative(),
    }),
  ),
  /** A change that is being carried to members; null: none. */
  rollout: z.object({ version: z.int(), startedAt: Instant, left: z.int().nonnegative() }).nullable(),
});
export type PlanDetail = z.infer<typeof PlanDetail>;

/** What a change of channels would do to the members of a plan, if it held for all. */
export const PlanChangePreview = z.object({
  /** The version that was compared with; the change is refused when another one has come meanwhile. */
  basedOn: z.int(),
  members: z.int().nonnegative(),
  channels: z.array(
    z.object({
      channelId: ChannelId,
      title: z.string(),
      change: z.enum(['added', 'removed']),
      /** Members who would get in, or would have to leave. Nobody leaves who has the channel by something else, too. */
      people: z.int().nonnegative(),
    }),
  ),
  /** People who would have to leave at least one channel: what the creator agrees to. */
  leaving: z.int().nonnegative(),
  /** Some of them, by name. */
  leavingPeople: z.array(
    z.object({
      subscriberId: SubscriberId,
      firstName: z.string().nullable(),
      username: z.string().nullable(),
    }),
  ),
});
export type PlanChangePreview = z.infer<typeof PlanChangePreview>;

/** What an edit of a plan asks for. */
export const PlanUpdate = PlanContent.extend({
  organisationId,
  planId: PlanId,
  /** The version that was edited: an edit of somebody else in between is not written over. */
  basedOn: z.int().positive(),
  /** Left out: as it is. */
  slug: Slug.optional(),
  /** Members keep what they bought, or get what the plan opens now. What they pay stays in both cases. */
  appliesTo: z.enum(['new_buyers', 'all']).default('new_buyers'),
  /** How many people the preview said would leave; only with `all`. More than that is refused. */
  agreedLeaving: z.int().nonnegative().default(0),
});
export type PlanUpdate = z.input<typeof PlanUpdate>;

export const plan = {
  list: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId, state: z.enum(['on_sale', 'archived', 'all']).default('on_sale') }),
    output: z.array(ListedPlan),
  }),
  get: procedure({ type: 'query', permission: 'organisation:read', input: OfPlan, output: PlanDetail }),
  /** Puts a plan on sale: product and prices at Stripe, and a price in Stars where the organisation has its own bot. */
  create: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: PlanContent.extend({
      organisationId,
      /** Left out: made from the name. */
      slug: Slug.optional(),
      /** A single price in money, in place of `prices`. */
      price: MoneyWire.optional(),
    }),
    output: PlanView,
  }),
  /** Who would gain or lose what, were these the channels of the plan, for all. Changes nothing. */
  previewChange: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: OfPlan.extend({ channelIds: z.array(ChannelId).min(1).max(20) }),
    output: PlanChangePreview,
  }),
  /**
   * Edits a plan. What is sold (content, channels, prices) becomes a new version; name and address are changed as they are.
   * Nobody has to leave unless `all` is chosen and the preview's number is agreed to.
   */
  update: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: PlanUpdate,
    output: PlanView,
  }),
  /** Takes a plan off sale. Members stay, and are charged as before. */
  archive: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: OfPlan,
    output: PlanView,
  }),
  /** Puts an archived plan on sale again. */
  restore: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: OfPlan,
    output: PlanView,
  }),
  /** Deletes a plan that nobody has ever begun to buy; any other is refused (`conflict`): archive it. */
  remove: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: OfPlan,
    output: z.object({ planId: PlanId }),
  }),
};
