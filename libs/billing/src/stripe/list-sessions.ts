import type { ListedSession, ListPage } from '@latchkey/contracts/facts/provider-lists';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { pageLimit, pageOf } from './list-page.ts';
import { metadata } from './metadata.ts';
import { CheckoutSession } from './shapes/checkout-session.ts';
import { List } from './shapes/list.ts';

/**
 * A page of an account's Checkout Sessions that were opened since a moment (Stripe: List all Checkout Sessions), of which
 * those that carry an order's mark are given. One request.
 * @param of.after the last one of the page before; null: the first page.
 * @throws {BillingFailure} `gone` when `after` is no longer known.
 */
export async function listSessions(
  stripe: Stripe,
  of: { account: string; from: Date; after: string | null },
): Promise<ListPage<ListedSession>> {
  const created = { gte: Math.floor(of.from.getTime() / 1000) };
  const list = await callStripe(of.account, async (options) =>
    Sessions.parse(
      await stripe.checkout.sessions.list(
        { created, limit: pageLimit, ...(of.after === null ? {} : { starting_after: of.after }) },
        options,
      ),
    ),
  );
  return pageOf(list, (session) => {
    const orderId = metadata.orderId(session.metadata);
    return orderId ? { providerId: session.id, orderId, open: session.status === 'open' } : null;
  });
}

const Sessions = List(CheckoutSession);
