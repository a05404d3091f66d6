import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { type Permission, principalPermissions, rolePermissions } from '@latchkey/contracts/permissions';
import type { Principal } from './principal.ts';

/** What the permission of a call was granted for. */
export interface Grant {
  principal: Principal;
  /** Set exactly for the permissions that are held in an organisation. */
  organisationId: OrganisationId | null;
}

/**
 * Decides whether a caller may do something, and in which organisation. Deny by default: only what
 * `rolePermissions` and `principalPermissions` list is granted.
 *
 * @param organisationId the one that the input names; null: the caller's only one.
 * @throws {LatchkeyError} `not_signed_in`, `not_allowed`; `sign_in_again` for a buyer who must type a code first; `not_found` for an organisation of others, so that nobody
 *   learns that it exists; `invalid_input` when the caller has several and named none.
 */
export function authorize(
  principal: Principal,
  permission: Permission,
  organisationId: OrganisationId | null,
): Grant {
  const own: readonly Permission[] = principalPermissions[principal.kind];
  if (principal.kind === 'api_key' && own.includes(permission) && permission !== 'public') {
    if (organisationId !== null && organisationId !== principal.organisationId) throw unknownOrganisation();
    return { principal, organisationId: principal.organisationId };
  }
  if (isBuyer(principal)) return { principal, organisationId: ofBuyer(principal, permission) };
  if (own.includes(permission)) return { principal, organisationId: null };
  if (principal.kind === 'anonymous') throw new LatchkeyError('not_signed_in', 'Sign in first.');
  if (principal.kind !== 'user' || !isHeldByRoles(permission)) throw notAllowed();
  return { principal, organisationId: inOrganisation(principal, permission, organisationId) };
}

type Buyer = Extract<Principal, { kind: 'buyer' | 'proven_buyer' }>;

function isBuyer(principal: Principal): principal is Buyer {
  return principal.kind === 'buyer' || principal.kind === 'proven_buyer';
}

/** Their page is that of one organisation. What a passed-on link must not do asks for a code first. */
function ofBuyer({ kind, session }: Buyer, permission: Permission): OrganisationId {
  const held: readonly Permission[] = principalPermissions[kind];
  if (held.includes(permission)) return session.organisationId;
  const once: readonly Permission[] = principalPermissions.proven_buyer;
  if (once.includes(permission)) throw new LatchkeyError('sign_in_again', 'Show by a code that it is you.');
  throw notAllowed();
}

function inOrganisation(
  { memberships }: Extract<Principal, { kind: 'user' }>,
  permission: Permission,
  organisationId: OrganisationId | null,
): OrganisationId {
  if (organisationId === null && memberships.length > 1) {
    throw new LatchkeyError(
      'invalid_input',
      'organisationId: you belong to several organisations; name one.',
    );
  }
  const membership = memberships.find(
    (each) => organisationId === null || each.organisationId === organisationId,
  );
  if (!membership) throw unknownOrganisation();
  const held: readonly Permission[] = rolePermissions[membership.role];
  if (!held.includes(permission)) throw notAllowed();
  return membership.organisationId;
}

function isHeldByRoles(permission: Permission): boolean {
  return Object.values(rolePermissions).some((held: readonly Permission[]) => held.includes(permission));
}

function unknownOrganisation(): LatchkeyError {
  return new LatchkeyError('not_found', 'There is no such organisation of yours.');
}

function notAllowed(): LatchkeyError {
  return new LatchkeyError('not_allowed', 'You may not do this.');
}
