import { randomBytes } from 'node:crypto';

/** What stands in the link of an invitation: 32 random bytes. */
export function newInvitationToken(): string {
  return randomBytes(32).toString('base64url');
}
