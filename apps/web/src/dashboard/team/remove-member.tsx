import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { ConfirmByName } from '../../components/confirm-by-name.tsx';
import { Notice } from '../../components/notice.tsx';
import { useToast } from '../../components/toast.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { type Member, useExplainTeamError, useReadTeam } from './use-team.ts';

interface Props {
  member: Member;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Takes somebody out of the team. It cannot be taken back without them, so the name is typed. */
export function RemoveMember({ member, open, onOpenChange }: Props) {
  const t = useTranslations('team');
  const toast = useToast();
  const explain = useExplainTeamError();
  const readTeam = useReadTeam();
  const { id: organisationId } = useOrganisation();
  const name = member.name || member.email;
  const remove = useMutation(
    useTRPC().team.remove.mutationOptions({
      onSuccess: async () => {
        onOpenChange(false);
        await readTeam();
        toast({ text: t('removed', { name }) });
      },
    }),
  );
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onOpenChange}
      title={t('removeTitle', { name })}
      name={name}
      act={t('remove')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ organisationId, userId: member.userId })}
    >
      <p>{t('removeText', { name })}</p>
      {remove.error && <Notice tone="bad">{explain(remove.error)}</Notice>}
    </ConfirmByName>
  );
}
