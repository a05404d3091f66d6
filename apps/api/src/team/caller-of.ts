import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Principal } from '../principal/principal.ts';

/** The person who calls. @throws {LatchkeyError} `not_allowed`: keys and services are in nobody's team */
export function callerOf(principal: Principal): string {
  if (principal.kind !== 'user') throw new LatchkeyError('not_allowed', 'Only people are in a team.');
  return principal.userId;
}
