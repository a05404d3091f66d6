import type { InvitationView } from '@latchkey/contracts/procedures/team';
import { useTranslations } from 'use-intl';

/** Who asks whom to do what. */
export function InvitationFacts({ invitation }: { invitation: InvitationView }) {
  const t = useTranslations();
  const { invitedBy, role, email } = invitation;
  return (
    <>
      <p className="text-muted">
        {invitedBy ? t('account.invitation.by', { inviter: invitedBy }) : t('account.invitation.byNobody')}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 rounded-xl bg-sunken p-4">
        <dt className="text-muted">{t('account.invitation.role')}</dt>
        <dd>
          <strong>{t(`team.roles.${role}`)}</strong>
          <br />
          <span className="text-sm text-muted">{t(`team.roleHints.${role}`)}</span>
        </dd>
        <dt className="text-muted">{t('account.invitation.for')}</dt>
        <dd className="break-words">{email}</dd>
      </dl>
    </>
  );
}
