import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Principal } from '../principal/principal.ts';

/**
 * The person who decides: a key or a service has no second person.
 *
 * @throws {LatchkeyError} `not_allowed`
 */
export function personOf(principal: Principal): Extract<Principal, { kind: 'user' }> {
  if (principal.kind === 'user') return principal;
  throw new LatchkeyError('not_allowed', 'Only a person may decide this.');
}
