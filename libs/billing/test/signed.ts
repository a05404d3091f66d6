import { readFileSync } from 'node:fs';
import Stripe from 'stripe';

export const secret = 'whsec_test_current';

/** An event of `test/events`: Stripe's published example objects in the pinned version, with ids of our own. */
export function eventBody(name: string): Buffer {
  return readFileSync(new URL(`./events/${name}.json`, import.meta.url));
}

/** The header as Stripe makes it, by the SDK's own helper. */
export function signed(body: Uint8Array, options: { secret?: string; at?: Date } = {}): string {
  return Stripe.webhooks.generateTestHeaderString({
    payload: Buffer.from(body).toString('utf8'),
    secret: options.secret ?? secret,
    timestamp: Math.floor((options.at ?? new Date()).getTime() / 1000),
  });
}
