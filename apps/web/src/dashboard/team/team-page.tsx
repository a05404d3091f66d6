import { useSuspenseQuery } from '@tanstack/react-query';
import { UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsTabs } from '../settings/settings-tabs.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LeaveTeam } from './leave-team.tsx';
import { MemberList } from './member-list.tsx';

/** Who runs the organisation, and who is asked to. */
export function TeamPage() {
  const t = useTranslations('team');
  const organisation = useOrganisation();
  const mayManage = useMay()('organisation:manage');
  const [inviting, invite] = useState(false);
  const { data } = useSuspenseQuery(useTRPC().team.list.queryOptions({ organisationId: organisation.id }));
  const { members, invitations } = data;
  const isAlone = members.length === 1 && invitations.length === 0;
  const inviteButton = (
    <Button size="small" onClick={() => invite(true)}>
      <UserPlus className="size-4" />
      {t('invite')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro', { organisation: organisation.name })}
        actions={mayManage && !isAlone && inviteButton}
      />
      <SettingsTabs part="team" />
      <div className="flex flex-col gap-6 pt-6">
        <MemberList members={members} />
        {mayManage && invitations.length > 0 && <InvitationList invitations={invitations} />}
        {mayManage && isAlone && (
          <Card className="p-0!">
            <EmptyState icon={Users} title={t('nobody')} action={inviteButton}>
              {t('nobodyText')}
            </EmptyState>
          </Card>
        )}
        <LeaveTeam members={members} />
      </div>
      <InviteDialog open={inviting} onOpenChange={invite} />
    </>
  );
}
