import type { ListedEvent, ListPage } from '@latchkey/contracts/facts/provider-lists';
import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { classifyEvent } from './classify-event.ts';
import { correlationOfEvent } from './correlation-of-event.ts';
import { pageLimit, pageOf } from './list-page.ts';
import { List } from './shapes/list.ts';
import { UnixTime } from './shapes/unix-time.ts';

export interface EventWindow {
  /** The connected account, `acct_…`. */
  account: string;
  livemode: boolean;
  from: Date;
  to: Date;
  /** The last one of the page before; null: the first page. */
  after: string | null;
}

/**
 * A page of what an account's events say, newest first, from a window of the last 30 days (Stripe: List all events). Given
 * are those that ask for an object to be read. They come by our own authenticated call, so they need no signature. One request.
 * @throws {BillingFailure} `gone` when `after` is no longer known.
 */
export async function listEvents(stripe: Stripe, of: EventWindow): Promise<ListPage<ListedEvent>> {
  const created = { gte: Math.floor(of.from.getTime() / 1000), lte: Math.floor(of.to.getTime() / 1000) };
  const list = await callStripe(of.account, async (options) =>
    Events.parse(
      await stripe.events.list(
        { created, limit: pageLimit, ...(of.after === null ? {} : { starting_after: of.after }) },
        options,
      ),
    ),
  );
  return pageOf(list, (event) => (event.livemode === of.livemode ? toListed(event, of.account) : null));
}

const Events = List(
  z.looseObject({
    id: z.string().min(1).max(255),
    type: z.string().min(1).max(255),
    livemode: z.boolean(),
    created: z.number().pipe(UnixTime),
  }),
);
type Listed = z.infer<typeof Events>['data'][number];

function toListed(event: Listed, account: string): ListedEvent | null {
  const { id, type, livemode, created } = event;
  const payload = JSON.stringify({ ...event, created: Math.floor(created.getTime() / 1000), account });
  const { target, firstFailure } = classifyEvent({
    id,
    type,
    account,
    livemode,
    created,
    apiVersion: null,
    thin: false,
    payload: event,
    rawBody: Buffer.from(payload),
  });
  if (!target) return null;
  return {
    id,
    type,
    createdAt: created,
    target,
    firstFailure,
    correlationId: correlationOfEvent(id),
    payload,
  };
}
