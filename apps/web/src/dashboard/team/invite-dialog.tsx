import { zodResolver } from '@hookform/resolvers/zod';
import { team } from '@latchkey/contracts/procedures/team';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useToast } from '../../components/toast.tsx';
import { showServerErrors } from '../../forms/show-server-errors.ts';
import { locales } from '../../messages/locale.ts';
import { useLanguage } from '../../messages/messages-provider.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { RoleChoice } from './role-choice.tsx';
import { useExplainTeamError, useReadTeam } from './use-team.ts';

/** Asks somebody to help: address, role, language of the mail. */
export function InviteDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('team');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('invite')} description={t('inviteText')}>
      <InviteForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

const Invite = team.invite.input;

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations();
  const toast = useToast();
  const explain = useExplainTeamError();
  const readTeam = useReadTeam();
  const { locale } = useLanguage();
  const { id: organisationId } = useOrganisation();
  const form = useForm({
    resolver: zodResolver(Invite),
    defaultValues: { organisationId, email: '', role: 'support' as const, locale },
  });
  const invite = useMutation(
    useTRPC().team.invite.mutationOptions({
      onError: (error) => showServerErrors(form, error),
      onSuccess: async ({ mail }, { email }) => {
        onDone();
        await readTeam();
        if (mail === 'sent') toast({ text: t('team.sent', { email }) });
        else toast({ tone: 'warn', text: t('team.notSent', { email }) });
      },
    }),
  );
  const { errors } = form.formState;
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => invite.mutate(input))}
      className="flex flex-col gap-5"
    >
      {invite.error && <Notice tone="bad">{explain(invite.error)}</Notice>}
      <TextField
        label={t('team.email')}
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <RoleChoice register={form.register('role')} />
      <SelectField label={t('team.language')} {...form.register('locale')}>
        {locales.map((each) => (
          <option key={each} value={each}>
            {t(`common.languages.${each}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" busy={invite.isPending}>
        {t('team.send')}
      </Button>
    </form>
  );
}
