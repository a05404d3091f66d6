import { platformId } from '../store/state.ts';
import { platformScope, type Scope, scopeOf, type World } from '../store/world.ts';
import { StripeError } from './stripe-error.ts';

/** Who is calling: a test key is asked for, a live one is refused before anything else happens. */
export function authenticate(authorization: string | undefined): void {
  const key = keyOf(authorization);
  if (key === '') {
    throw new StripeError(401, {
      type: 'invalid_request_error',
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  }
  if (/^[sr]k_live_/.test(key)) {
    throw new StripeError(401, {
      type: 'invalid_request_error',
      message: 'This is a sandbox: it refuses live keys. Use a key that begins with sk_test_.',
    });
  }
  if (!/^[sr]k_test_.+/.test(key)) {
    throw new StripeError(401, {
      type: 'invalid_request_error',
      message: `Invalid API Key provided: ${key.slice(0, 8)}****`,
    });
  }
}

/** The account a call acts on: the one in `Stripe-Account`, else the platform. */
export function actingScope(world: World, stripeAccount: string | undefined): Scope {
  if (!stripeAccount || stripeAccount === platformId) return platformScope(world);
  const scope = scopeOf(world, stripeAccount);
  if (scope?.account.connected) return scope;
  throw new StripeError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    doc_url: 'https://stripe.com/docs/error-codes/account-invalid',
    message: `The provided key does not have access to account '${stripeAccount}' (or that account does not exist). Application access may have been revoked.`,
  });
}

function keyOf(authorization: string | undefined): string {
  const [scheme, value = ''] = (authorization ?? '').split(' ');
  if (scheme === 'Bearer') return value.trim();
  if (scheme !== 'Basic') return '';
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '';
}
