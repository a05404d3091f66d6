import { useMutation } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { useLanguage } from '../../messages/messages-provider.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { type Invitation, useExplainTeamError, useReadTeam, useRolesBelow } from './use-team.ts';

/** Who was invited and has not come yet. */
export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTranslations('team');
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{t('invitations')}</h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface shadow-sm">
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useTranslations('team');
  const format = useFormatter();
  const { resend, revoke } = useInvitationActs(invitation);
  const mayChange = useRolesBelow().includes(invitation.role);
  const end = new Date(invitation.expiresAt);
  const date = format.dateTime(end, { dateStyle: 'medium' });
  const details = [
    t(`roles.${invitation.role}`),
    invitation.invitedBy && t('invitedBy', { name: invitation.invitedBy }),
    end.getTime() > Date.now() ? t('until', { date }) : t('over', { date }),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4 sm:px-6">
      <span className="grid size-11 shrink-0 place-items-center rounded-full bg-sunken text-muted">
        <Mail className="size-5" />
      </span>
      <div className="min-w-40 flex-1">
        <p className="font-medium break-words">{invitation.email}</p>
        <p className="text-sm text-muted">{details.filter(Boolean).join(' · ')}</p>
      </div>
      {mayChange && (
        <div className="flex flex-wrap gap-2">
          <Button kind="quiet" size="small" busy={resend.isPending} onClick={resend.act}>
            {t('resend')}
          </Button>
          <Button kind="quiet" size="small" busy={revoke.isPending} onClick={revoke.act}>
            {t('revoke')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Sending again and taking back; taken back by a slip, it is sent anew by the undo. */
function useInvitationActs({ id, email, role }: Invitation) {
  const t = useTranslations();
  const trpc = useTRPC();
  const toast = useToast();
  const explain = useExplainTeamError();
  const readTeam = useReadTeam();
  const { locale } = useLanguage();
  const { id: organisationId } = useOrganisation();
  const onError = (error: unknown) => toast({ tone: 'bad', text: explain(error) });
  const told = async ({ mail }: { mail: 'sent' | 'failed' }) => {
    await readTeam();
    if (mail === 'sent') toast({ text: t('team.sent', { email }) });
    else toast({ tone: 'warn', text: t('team.notSent', { email }) });
  };
  const invite = useMutation(trpc.team.invite.mutationOptions({ onSuccess: told, onError }));
  const resend = useMutation(trpc.team.resendInvitation.mutationOptions({ onSuccess: told, onError }));
  const revoke = useMutation(
    trpc.team.revokeInvitation.mutationOptions({
      onError,
      onSuccess: async () => {
        await readTeam();
        const undo = () => invite.mutate({ organisationId, email, role, locale });
        toast({ text: t('team.revoked', { email }), action: { label: t('common.undo'), onAct: undo } });
      },
    }),
  );
  return {
    resend: {
      isPending: resend.isPending,
      act: () => resend.mutate({ organisationId, invitationId: id, locale }),
    },
    revoke: { isPending: revoke.isPending, act: () => revoke.mutate({ organisationId, invitationId: id }) },
  };
}
