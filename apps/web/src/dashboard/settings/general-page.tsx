import { zodResolver } from '@hookform/resolvers/zod';
import { locales } from '@latchkey/contracts/locale';
import { organisation } from '@latchkey/contracts/procedures/organisation';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { timeZones } from './time-zones.ts';
import { useSaving } from './use-saving.ts';

const Form = organisation.update.input.required({ name: true, locale: true, timeZone: true });

/** Name, language and time zone. */
export function GeneralPage() {
  const t = useTranslations('settings.general');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(trpc.organisation.get.queryOptions({ organisationId }));
  const { name, locale, timeZone } = data;
  const { register, formState, handleSubmit } = useForm({
    resolver: zodResolver(Form),
    values: { organisationId, name, locale, timeZone },
    resetOptions: { keepDirtyValues: true },
  });
  const save = useSaving(trpc.organisation.update.mutationOptions());
  return (
    <SettingsFrame part="general">
      <SettingsForm
        title={t('title')}
        busy={save.isPending}
        error={save.error}
        onSubmit={handleSubmit((changed) => save.mutate(changed))}
      >
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          error={formState.errors.name?.message}
          maxLength={80}
          {...register('name')}
        />
        <SelectField label={t('locale')} hint={t('localeHint')} {...register('locale')}>
          {locales.map((each) => (
            <option key={each} value={each}>
              {common(`languages.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('timeZone')} hint={t('timeZoneHint')} {...register('timeZone')}>
          {timeZones(timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
      </SettingsForm>
    </SettingsFrame>
  );
}
