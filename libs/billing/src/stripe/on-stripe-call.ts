import type Stripe from 'stripe';

/**
 * Hears of every call to Stripe: before it is sent, and after it was answered (not when no answer came).
 *
 * @param hear `kind` is method and path, with ids left out: `GET /v1/subscriptions/:id`
 */
export function onStripeCall(stripe: Stripe, hear: (when: 'before' | 'after', kind: string) => void): void {
  stripe.on('request', ({ method, path }: Stripe.RequestEvent) => hear('before', kindOf(method, path)));
  stripe.on('response', ({ method, path }: Stripe.ResponseEvent) => hear('after', kindOf(method, path)));
}

function kindOf(method: string, path: string): string {
  const [bare = ''] = path.split('?');
  const segments = bare
    .split('/')
    .map((segment) =>
      /^[a-z]+_(test_|live_)?(?=.*[A-Z0-9])[A-Za-z0-9]{6,}$/.test(segment) ? ':id' : segment,
    );
  return `${method} ${segments.join('/')}`;
}
