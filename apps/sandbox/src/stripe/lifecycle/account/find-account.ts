import { StripeError } from '../../http/stripe-error.ts';
import { type Scope, scopeOf, type World } from '../../store/world.ts';

export function findAccount(world: World, id: string): Scope {
  const scope = scopeOf(world, id);
  if (scope?.account.connected) return scope;
  throw new StripeError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  });
}
