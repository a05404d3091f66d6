import type { OpenInvitation } from '@latchkey/contracts/procedures/team';
import type { InvitationRow } from '@latchkey/db/team/list-team';

export function invitationView(row: InvitationRow): OpenInvitation {
  return { ...row, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() };
}
