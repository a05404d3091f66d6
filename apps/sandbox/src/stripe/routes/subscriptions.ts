import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import { accepted, flag, pageParams, params, text, timeRange } from '../http/params.ts';
import { currentPeriod } from '../lifecycle/subscription/billing-facts.ts';
import { cancelNow } from '../lifecycle/subscription/cancel-subscription.ts';
import { pauseSubscription, resumeSubscription } from '../lifecycle/subscription/pause-subscription.ts';
import { isEnded } from '../lifecycle/subscription/set-status.ts';
import { all, find } from '../store/objects.ts';
import type { Subscription } from '../store/stored.ts';
import { createSubscription, createSubscriptionParams } from './subscription-create.ts';
import { updateBy, updateParams } from './subscription-update.ts';

const statuses = [
  'active',
  'canceled',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
] as const;
const listParams = params({
  ...pageParams,
  created: timeRange.optional(),
  current_period_end: timeRange.optional(),
  current_period_start: timeRange.optional(),
  customer: text.optional(),
  price: text.optional(),
  status: z.enum([...statuses, 'all', 'ended']).optional(),
  ...accepted('collection_method', 'automatic_tax', 'test_clock'),
});
const cancelParams = params({
  cancellation_details: z
    .object({
      comment: text.optional(),
      feedback: z
        .enum([
          'customer_service',
          'low_quality',
          'missing_features',
          'other',
          'switched_service',
          'too_complex',
          'too_expensive',
          'unused',
        ])
        .optional(),
    })
    .optional(),
  invoice_now: flag.optional(),
  prorate: flag.optional(),
});

export function subscriptionRoutes({ on }: Api): void {
  on('POST', '/v1/subscriptions', createSubscriptionParams, ({ scope, input }) =>
    createSubscription(scope, input),
  );
  on('GET', '/v1/subscriptions', listParams, ({ scope, input, path }) => {
    const subscriptions = all(scope, 'subscription')
      .filter((one) => hasStatus(one, input.status) && matches(one.customer, input.customer))
      .filter(
        (one) => input.price === undefined || one.items.data.some((item) => item.price.id === input.price),
      )
      .filter((one) => inRange(one.created, input.created))
      .filter((one) => inRange(currentPeriod(one).start, input.current_period_start))
      .filter((one) => inRange(currentPeriod(one).end, input.current_period_end));
    return listPage(subscriptions, input, path);
  });
  on('GET', '/v1/subscriptions/:id', noParams, ({ scope, id }) => find(scope, 'subscription', id));
  on('POST', '/v1/subscriptions/:id', updateParams, ({ scope, input, id }) => updateBy(scope, id, input));
  on('DELETE', '/v1/subscriptions/:id', cancelParams, ({ scope, input, id }) =>
    cancelNow(scope, id, { reason: 'cancellation_requested', ...input.cancellation_details }),
  );
  on(
    'POST',
    '/v1/subscriptions/:id/pause',
    params(accepted('type', 'bill_for', 'invoicing_behavior')),
    ({ scope, id }) => pauseSubscription(scope, id, 'pause_requested'),
  );
  on(
    'POST',
    '/v1/subscriptions/:id/resume',
    params(accepted('billing_cycle_anchor', 'payment_behavior', 'proration_behavior', 'proration_date')),
    ({ scope, id }) => resumeSubscription(scope, id),
  );
}

/** Without a status Stripe lists all that have not been canceled. */
function hasStatus(subscription: Subscription, status: string | undefined): boolean {
  if (status === undefined) return subscription.status !== 'canceled';
  if (status === 'all') return true;
  return status === 'ended' ? isEnded(subscription) : subscription.status === status;
}
