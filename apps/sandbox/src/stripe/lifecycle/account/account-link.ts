import { randomBytes } from 'node:crypto';
import type { Scope } from '../../store/world.ts';

const lifeSeconds = 300;

/** A link to the onboarding page: single use, valid for minutes. */
export function createAccountLink(
  scope: Scope,
  given: { returnUrl: string; refreshUrl: string },
): { url: string; expiresAt: number } {
  const token = randomBytes(9).toString('base64url');
  const expiresAt = scope.world.now() + lifeSeconds;
  scope.account.hidden.accountLinks[token] = { ...given, expiresAt, used: false };
  scope.world.changed();
  return { url: `${scope.world.publicUrl}/stripe/onboarding/${scope.account.id}/${token}`, expiresAt };
}
