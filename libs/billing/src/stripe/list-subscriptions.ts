import type { ListedSubscription, ListPage } from '@latchkey/contracts/facts/provider-lists';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { pageLimit, pageOf } from './list-page.ts';
import { List } from './shapes/list.ts';
import { Subscription } from './shapes/subscription.ts';
import { subscriptionHead } from './subscription-head.ts';

/**
 * A page of all subscriptions of an account, ended ones too (Stripe: List subscriptions, `status: all`), of which those
 * that carry an order's mark are given. One request.
 * @param of.after the last one of the page before; null: the first page.
 * @throws {BillingFailure} `gone` when `after` is no longer known.
 */
export async function listSubscriptions(
  stripe: Stripe,
  of: { account: string; after: string | null },
): Promise<ListPage<ListedSubscription>> {
  const list = await callStripe(of.account, async (options) =>
    Subscriptions.parse(
      await stripe.subscriptions.list(
        { status: 'all', limit: pageLimit, ...(of.after === null ? {} : { starting_after: of.after }) },
        options,
      ),
    ),
  );
  return pageOf(list, (subscription) => {
    const head = subscriptionHead(subscription);
    return head.orderId ? head : null;
  });
}

const Subscriptions = List(Subscription);
