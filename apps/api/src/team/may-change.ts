import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Role } from '@latchkey/contracts/permissions';

/** Whom each role may invite, change and remove. */
const below = {
  owner: ['owner', 'admin', 'support', 'viewer'],
  admin: ['support', 'viewer'],
  support: [],
  viewer: [],
} as const satisfies Record<Role, readonly Role[]>;

/**
 * Refuses what would put somebody above the caller, or takes somebody out who is not below: an admin cannot make an owner,
 * nor unmake one.
 *
 * @param theirs all roles that are touched: the one somebody has, the one they are to have
 * @throws {LatchkeyError} `not_allowed`
 */
export function mustBeAbove(mine: Role | undefined, theirs: readonly Role[]): void {
  const mayTouch: readonly Role[] = mine ? below[mine] : [];
  if (theirs.every((role) => mayTouch.includes(role))) return;
  throw new LatchkeyError('not_allowed', 'Only an owner may do this to owners and admins.');
}

/** @throws {LatchkeyError} `conflict` when nobody would be left who owns the organisation */
export function mustKeepOwner(team: ReadonlyMap<string, Role>, leaving: string): void {
  const isLast = [...team].every(([userId, role]) => role !== 'owner' || userId === leaving);
  if (team.get(leaving) === 'owner' && isLast)
    throw new LatchkeyError('conflict', 'The organisation needs an owner: make somebody else one first.');
}
