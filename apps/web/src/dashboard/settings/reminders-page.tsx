import { zodResolver } from '@hookform/resolvers/zod';
import { organisation } from '@latchkey/contracts/procedures/organisation';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { CheckField } from '../../components/check-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { useSaving } from './use-saving.ts';

const Form = organisation.setReminders.input.required({
  renewalReminders: true,
  newMemberAlerts: true,
  quietHours: true,
});

/** When subscribers are reminded. */
export function RemindersPage() {
  const t = useTranslations('settings.reminders');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(trpc.organisation.getReminders.queryOptions({ organisationId }));
  const { register, formState, handleSubmit } = useForm({
    resolver: zodResolver(Form),
    values: { organisationId, ...data },
    resetOptions: { keepDirtyValues: true },
  });
  const save = useSaving(trpc.organisation.setReminders.mutationOptions());
  const errors = formState.errors.quietHours;
  return (
    <SettingsFrame part="reminders">
      <SettingsForm
        title={t('title')}
        busy={save.isPending}
        error={save.error}
        onSubmit={handleSubmit((settings) => save.mutate(settings))}
      >
        <CheckField label={t('renewal')} hint={t('renewalHint')} {...register('renewalReminders')} />
        <CheckField label={t('newMembers')} hint={t('newMembersHint')} {...register('newMemberAlerts')} />
        <div className="flex flex-col gap-3">
          <p className="font-medium">{t('quiet')}</p>
          <div className="grid max-w-sm grid-cols-2 gap-4">
            <TextField
              type="time"
              label={t('from')}
              error={errors?.from?.message}
              {...register('quietHours.from')}
            />
            <TextField
              type="time"
              label={t('to')}
              error={errors?.to?.message}
              {...register('quietHours.to')}
            />
          </div>
          <p className="text-sm text-muted">
            {t('quietHint')} ({data.quietHours.timeZone.replaceAll('_', ' ')})
          </p>
        </div>
      </SettingsForm>
    </SettingsFrame>
  );
}
