import { zodResolver } from '@hookform/resolvers/zod';
import { organisation } from '@latchkey/contracts/procedures/organisation';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { TextField } from '../../components/text-field.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSaving } from './use-saving.ts';

const Wait = organisation.update.input.pick({ organisationId: true, moveWaitHours: true });

/** How long a member waits who moves to another Telegram account by themselves. */
export function MoveWait() {
  const t = useTranslations('settings.rules');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(trpc.organisation.get.queryOptions({ organisationId }));
  const { register, formState, handleSubmit } = useForm({
    resolver: zodResolver(Wait),
    values: { organisationId, moveWaitHours: data.moveWaitHours },
    resetOptions: { keepDirtyValues: true },
  });
  const save = useSaving(trpc.organisation.update.mutationOptions());
  return (
    <SettingsForm
      title={t('moveTitle')}
      busy={save.isPending}
      error={save.error}
      onSubmit={handleSubmit((wait) => save.mutate(wait))}
    >
      <TextField
        label={t('moveWait')}
        type="number"
        hint={t('moveWaitHint')}
        error={formState.errors.moveWaitHours?.message}
        {...register('moveWaitHours', { valueAsNumber: true })}
      />
    </SettingsForm>
  );
}
