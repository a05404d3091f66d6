import type { Role } from '@latchkey/contracts/permissions';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, KeyRound, Send, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Menu, MenuItem } from '../../components/menu.tsx';
import { useToast } from '../../components/toast.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PersonMark } from './person-mark.tsx';
import { RemoveMember } from './remove-member.tsx';
import { RolePicker } from './role-picker.tsx';
import { type Member, useExplainTeamError, useMyUserId, useReadTeam, useRolesBelow } from './use-team.ts';

/** Somebody of the team; their role can be changed, and they can be removed, by who is above. */
export function MemberRow({ member, isLastOwner }: { member: Member; isLastOwner: boolean }) {
  const t = useTranslations('team');
  const format = useFormatter();
  const [removing, remove] = useState(false);
  const isMe = useMyUserId() === member.userId;
  const mayChange = useRolesBelow().includes(member.role) && !isLastOwner;
  const since = format.dateTime(new Date(member.since), { dateStyle: 'medium' });
  const { name } = member;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4 sm:px-6">
      <PersonMark name={name || member.email} />
      <div className="min-w-40 flex-1">
        <p className="font-medium break-words">
          {name || member.email}
          {isMe && <span className="font-normal text-muted"> ({t('you')})</span>}
        </p>
        <p className="text-sm break-words text-muted">{member.email}</p>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          <span>{t('since', { date: since })}</span>
          {member.twoFactorEnabled && (
            <span className="inline-flex items-center gap-1.5">
              <KeyRound className="size-3.5" /> {t('secondStep')}
            </span>
          )}
          {member.telegramLinked && (
            <span className="inline-flex items-center gap-1.5">
              <Send className="size-3.5" /> {t('telegram')}
            </span>
          )}
        </p>
      </div>
      <div className="flex items-center gap-2">
        {mayChange ? <ChangeRole member={member} /> : <Fixed role={member.role} />}
        {mayChange && !isMe && (
          <Menu
            trigger={
              <button
                type="button"
                aria-label={t('menu', { name: name || member.email })}
                className="grid size-11 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
              >
                <Ellipsis className="size-5" />
              </button>
            }
          >
            <MenuItem danger onSelect={() => remove(true)}>
              <UserMinus className="size-4 shrink-0" />
              {t('remove')}
            </MenuItem>
          </Menu>
        )}
      </div>
      <RemoveMember member={member} open={removing} onOpenChange={remove} />
    </li>
  );
}

function Fixed({ role }: { role: Role }) {
  const t = useTranslations('team.roles');
  return <span className="rounded-lg bg-sunken px-3 py-2 text-[0.95rem]">{t(role)}</span>;
}

function ChangeRole({ member }: { member: Member }) {
  const t = useTranslations();
  const toast = useToast();
  const explain = useExplainTeamError();
  const readTeam = useReadTeam();
  const { id: organisationId } = useOrganisation();
  const name = member.name || member.email;
  const set = useMutation(
    useTRPC().team.setRole.mutationOptions({
      onSuccess: async ({ role, userId }) => {
        const { role: before } = member;
        await readTeam();
        const undo = () => set.mutate({ organisationId, userId, role: before });
        toast({
          text: t('team.roleChanged', { name, role: t(`team.roles.${role}`) }),
          action: { label: t('common.undo'), onAct: undo },
        });
      },
      onError: (error) => toast({ tone: 'bad', text: explain(error) }),
    }),
  );
  return (
    <RolePicker
      label={t('team.changeRole', { name })}
      value={set.isPending ? set.variables.role : member.role}
      onChange={(role) => set.mutate({ organisationId, userId: member.userId, role })}
    />
  );
}
