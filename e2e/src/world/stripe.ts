import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import type { World } from './world.ts';

/** The real SDK, pointed at the emulated Stripe with the platform's key. */
export function stripeOf({ stack }: World): Stripe {
  const base = new URL(stack.urls.sandbox);
  return new Stripe(stack.env.STRIPE_SECRET_KEY ?? '', {
    host: base.hostname,
    port: base.port,
    protocol: 'http',
    telemetry: false,
  });
}

/** Everything the account has said so far, oldest first, as it is delivered. */
export async function eventsOf(world: World, about?: string): Promise<Stripe.Event[]> {
  const { account } = world.seeded.stripeAccount;
  const page = await stripeOf(world).events.list({ limit: 100 }, { stripeAccount: account });
  const events = page.data.reverse().map((event) => ({ ...event, account }));
  return about === undefined ? events : events.filter((event) => JSON.stringify(event).includes(about));
}

/** A snapshot event as Stripe makes it, for whatever object. */
export function eventFor(
  account: string | null,
  type: string,
  object: object,
  over: Record<string, unknown> = {},
): Record<string, unknown> & { id: string } {
  return {
    id: `evt_${randomBytes(12).toString('hex')}`,
    object: 'event',
    ...(account === null ? {} : { account }),
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    ...over,
  };
}

/** Signs by the SDK's own helper and posts. @returns the status of the answer */
export async function postWebhook(
  world: World,
  payload: object | string,
  how: { url?: string; secret?: string; header?: string | null; ageSeconds?: number } = {},
): Promise<number> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const header =
    how.header === undefined
      ? Stripe.webhooks.generateTestHeaderString({
          payload: body,
          secret: how.secret ?? world.stack.env.STRIPE_WEBHOOK_SECRET ?? '',
          timestamp: Math.floor(Date.now() / 1000) - (how.ageSeconds ?? 0),
        })
      : how.header;
  const response = await fetch(`${how.url ?? world.stack.urls.api}/webhooks/stripe`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(header === null ? {} : { 'stripe-signature': header }),
    },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}
