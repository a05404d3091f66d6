import { createHmac, randomBytes } from 'node:crypto';
import { type TestApi, webhookSecret } from './start-api.ts';

export interface EventParts {
  id?: string;
  type?: string;
  account?: string | null;
  livemode?: boolean;
  object?: Record<string, unknown>;
}

/** A snapshot event as Stripe sends it. */
export function stripeEvent({ id, type, account, livemode, object }: EventParts): string {
  return JSON.stringify({
    id: id ?? `evt_${randomBytes(12).toString('hex')}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    type: type ?? 'customer.subscription.updated',
    livemode: livemode ?? false,
    ...(account ? { account } : {}),
    data: { object: object ?? { id: 'sub_1', object: 'subscription' } },
  });
}

/** Signed as Stripe does (Verify webhook signatures), without its library. */
export function signature(body: string, options: { secret?: string; ageSeconds?: number } = {}): string {
  const timestamp = Math.floor(Date.now() / 1000) - (options.ageSeconds ?? 0);
  const mac = createHmac('sha256', options.secret ?? webhookSecret).update(`${timestamp}.${body}`);
  return `t=${timestamp},v1=${mac.digest('hex')}`;
}

export function deliver(api: Pick<TestApi, 'app'>, body: string, header: string | null = signature(body)) {
  return api.app.inject({
    method: 'POST',
    url: '/webhooks/stripe',
    headers: { 'content-type': 'application/json', ...(header !== null && { 'stripe-signature': header }) },
    payload: body,
  });
}
