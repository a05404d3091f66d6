import { z } from 'zod';
import { OrganisationId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const OfSubscription = z.object({
  organisationId: OrganisationId.optional(),
  subscriptionId: SubscriptionId,
});

/** What the provider said. What follows from it comes of the subscription as it is read, a moment later. */
const Renewal = z.object({ cancelAt: Instant.nullable() });

/** Subscriptions by card. Those in Stars: `stars.cancel` and `stars.reopen`. */
export const subscription = {
  /** Lets a subscription end with the period that is paid. */
  cancelAtPeriodEnd: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: OfSubscription,
    output: Renewal,
  }),
  /** Lets a subscription go on that was to end with its period. */
  resume: procedure({ type: 'mutation', permission: 'support:act', input: OfSubscription, output: Renewal }),
};
