import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmByName } from '../../components/confirm-by-name.tsx';
import { Notice } from '../../components/notice.tsx';
import { useToast } from '../../components/toast.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { type Member, useExplainTeamError } from './use-team.ts';

/** The way out for whoever looks; the only owner is told why there is none. */
export function LeaveTeam({ members }: { members: readonly Member[] }) {
  const t = useTranslations('team');
  const explain = useExplainTeamError();
  const [leaving, open] = useState(false);
  const { id: organisationId, name, role } = useOrganisation();
  const leave = useLeave(name);
  const isLastOwner = role === 'owner' && members.filter((each) => each.role === 'owner').length === 1;
  if (isLastOwner) return members.length > 1 ? <p className="text-sm text-muted">{t('onlyOwner')}</p> : null;
  return (
    <div>
      <Button kind="plain" size="small" className="px-0!" onClick={() => open(true)}>
        {t('leave')}
      </Button>
      <ConfirmByName
        open={leaving}
        onOpenChange={open}
        title={t('leaveTitle', { organisation: name })}
        name={name}
        act={t('leave')}
        busy={leave.isPending || leave.isSuccess}
        onConfirm={() => leave.mutate({ organisationId })}
      >
        <p>{t('leaveText')}</p>
        {leave.error && <Notice tone="bad">{explain(leave.error)}</Notice>}
      </ConfirmByName>
    </div>
  );
}

function useLeave(organisation: string) {
  const t = useTranslations('team');
  const trpc = useTRPC();
  const toast = useToast();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.team.leave.mutationOptions({
      onSuccess: async () => {
        const list = trpc.organisation.list.queryOptions();
        // First away from the pages of what is not theirs any more.
        queryClient.removeQueries(trpc.organisation.list.queryFilter());
        await queryClient.fetchQuery(list);
        await router.navigate({ href: '/dashboard' });
        toast({ text: t('left', { organisation }) });
      },
    }),
  );
}
