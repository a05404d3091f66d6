import type { AppRouter } from '@latchkey/api/router';
import { type Role, roles } from '@latchkey/contracts/permissions';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../api/error-code-of.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { sessionOptions } from '../session/session.ts';
import { useAuth } from '../session/use-auth.ts';

type Team = inferRouterOutputs<AppRouter>['team']['list'];
export type Member = Team['members'][number];
export type Invitation = Team['invitations'][number];

/** The roles that whoever is signed in may give and take: owners all, admins those below. The server decides the same. */
export function useRolesBelow(): readonly Role[] {
  const { role } = useOrganisation();
  if (role === 'owner') return roles;
  return role === 'admin' ? ['support', 'viewer'] : [];
}

export function useMyUserId(): string | undefined {
  return useQuery(sessionOptions(useAuth())).data?.user.id;
}

/** Reads the team anew, after something was changed. */
export function useReadTeam() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries(trpc.team.list.queryFilter());
}

/** What went wrong with the team, in a sentence. */
export function useExplainTeamError(): (error: unknown) => string {
  const t = useTranslations('team');
  const explain = useExplainError();
  return (error) => {
    const code = errorCodeOf(error);
    if (code === 'not_allowed') return t('notAllowed');
    if (code === 'conflict') return t('lastOwner');
    return code === 'already_member' ? t('already') : explain(error);
  };
}
