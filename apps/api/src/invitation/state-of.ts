import type { InvitationView } from '@latchkey/contracts/procedures/team';
import type { Invited } from '@latchkey/db/team/find-invited';

/** How an invitation stands at a moment. */
export function stateOf(invited: Invited, now: Date): InvitationView['state'] {
  if (invited.acceptedAt) return 'accepted';
  if (invited.revokedAt) return 'revoked';
  return invited.expiresAt <= now ? 'expired' : 'open';
}
