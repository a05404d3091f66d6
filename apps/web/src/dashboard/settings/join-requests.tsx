import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { CheckField } from '../../components/check-field.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSaving } from './use-saving.ts';

/** What somebody meets who asks to join and has not paid. */
export function JoinRequests() {
  const t = useTranslations('settings.joinRequests');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(trpc.organisation.get.queryOptions({ organisationId }));
  const [payInJoinRequest, choose] = useState(data.payInJoinRequest);
  const save = useSaving(trpc.organisation.update.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ organisationId, payInJoinRequest });
  };
  return (
    <SettingsForm title={t('title')} busy={save.isPending} error={save.error} onSubmit={submit}>
      <CheckField
        label={t('label')}
        hint={t('hint')}
        checked={payInJoinRequest}
        onChange={(event) => choose(event.target.checked)}
      />
    </SettingsForm>
  );
}
