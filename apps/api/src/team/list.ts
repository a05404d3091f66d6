import { rolePermissions } from '@latchkey/contracts/permissions';
import { listInvitations, listTeam, type MemberRow } from '@latchkey/db/team/list-team';
import type { Deps } from '../deps.ts';
import type { OrganisationCall, UseCases } from '../trpc/use-cases.ts';
import { invitationView } from './invitation-view.ts';

/** Who runs the organisation; to those who may invite, also who was invited. */
export function teamList({ database: { db } }: Deps): UseCases['team']['list'] {
  return async (call) => {
    const { organisationId } = call;
    const [members, invitations] = await Promise.all([
      listTeam(db, organisationId),
      mayInvite(call) ? listInvitations(db, organisationId) : [],
    ]);
    return { members: members.map(memberView), invitations: invitations.map(invitationView) };
  };
}

function mayInvite({ principal, organisationId }: OrganisationCall): boolean {
  if (principal.kind !== 'user') return false;
  const membership = principal.memberships.find((each) => each.organisationId === organisationId);
  const held: readonly string[] = membership ? rolePermissions[membership.role] : [];
  return held.includes('organisation:manage');
}

function memberView({ telegramId, createdAt, ...member }: MemberRow) {
  return { ...member, telegramLinked: telegramId !== null, since: createdAt.toISOString() };
}
