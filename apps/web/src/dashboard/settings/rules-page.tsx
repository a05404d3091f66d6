import { zodResolver } from '@hookform/resolvers/zod';
import { moneyPolicies } from '@latchkey/contracts/money-policy';
import { brake } from '@latchkey/contracts/procedures/brake';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { JoinRequests } from './join-requests.tsx';
import { MoveWait } from './move-wait.tsx';
import { SettingsForm } from './settings-form.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { useSaving } from './use-saving.ts';

/** What happens when a payment fails or goes back, and how many may be removed at once. */
export function RulesPage() {
  return (
    <SettingsFrame part="rules">
      <Payments />
      <JoinRequests />
      <MoveWait />
      <Brake />
    </SettingsFrame>
  );
}

const graceDays = [3, 4, 5, 6, 7] as const;

function Payments() {
  const t = useTranslations('settings.rules');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(trpc.organisation.get.queryOptions({ organisationId }));
  const [typed, type] = useState({
    graceDays: data.graceDays,
    refundPolicy: data.refundPolicy,
    disputePolicy: data.disputePolicy,
  });
  const grace = useSaving(trpc.organisation.setGraceDays.mutationOptions());
  const policies = useSaving(trpc.organisation.setPolicies.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { refundPolicy, disputePolicy } = typed;
    if (typed.graceDays !== data.graceDays) grace.mutate({ organisationId, graceDays: typed.graceDays });
    if (refundPolicy !== data.refundPolicy || disputePolicy !== data.disputePolicy)
      policies.mutate({ organisationId, refundPolicy, disputePolicy });
  };
  return (
    <SettingsForm
      title={t('title')}
      busy={grace.isPending || policies.isPending}
      error={grace.error ?? policies.error}
      onSubmit={submit}
    >
      <SelectField
        label={t('grace')}
        hint={t('graceHint')}
        value={typed.graceDays}
        onChange={(event) => type({ ...typed, graceDays: Number(event.target.value) })}
      >
        {graceDays.map((count) => (
          <option key={count} value={count}>
            {t('graceDays', { count })}
          </option>
        ))}
      </SelectField>
      {(['refund', 'dispute'] as const).map((each) => (
        <SelectField
          key={each}
          label={t(each)}
          hint={t('policyHint')}
          value={typed[`${each}Policy`]}
          onChange={(event) => type({ ...typed, [`${each}Policy`]: event.target.value })}
        >
          {moneyPolicies.map((policy) => (
            <option key={policy} value={policy}>
              {t(`policies.${policy}`)}
            </option>
          ))}
        </SelectField>
      ))}
    </SettingsForm>
  );
}

const Limits = brake.setLimits.input;

function Brake() {
  const t = useTranslations('settings.rules');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(trpc.brake.list.queryOptions({ organisationId, limit: 1 }));
  const { register, formState, handleSubmit } = useForm({
    resolver: zodResolver(Limits),
    values: { organisationId, ...data.limits },
    resetOptions: { keepDirtyValues: true },
  });
  const save = useSaving(trpc.brake.setLimits.mutationOptions());
  const { errors } = formState;
  return (
    <SettingsForm
      title={t('brakeTitle')}
      intro={t('brakeIntro')}
      busy={save.isPending}
      error={save.error}
      onSubmit={handleSubmit((limits) => save.mutate(limits))}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t('brakeMin')}
          type="number"
          error={errors.min?.message}
          {...register('min', { valueAsNumber: true })}
        />
        <TextField
          label={t('brakePercent')}
          type="number"
          hint={t('brakeHint')}
          error={errors.percent?.message}
          {...register('percent', { valueAsNumber: true })}
        />
      </div>
    </SettingsForm>
  );
}
