import { zodResolver } from '@hookform/resolvers/zod';
import { planIntervals } from '@latchkey/contracts/plan/plan-content';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormProvider, useForm, useFormContext } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDraft } from '../../forms/use-draft.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { FormSection } from './form-section.tsx';
import { type PlanFields, PlanForm as Schema } from './plan-fields.ts';
import { PriceFields } from './price-fields.tsx';
import { StarsField } from './stars-field.tsx';
import { TypedPreview } from './typed-preview.tsx';
import { useProblem } from './use-problem.ts';

interface Props {
  /** Under which what is typed is kept. */
  draft: string;
  initial: PlanFields;
  /** The word on the button. */
  act: string;
  busy: boolean;
  /** What went wrong with the whole. */
  trouble: ReactNode;
  /** What the server said of the address. */
  slugTaken: boolean;
  /** `done`: it was saved, nothing is to be brought back. */
  onSubmit: (content: Schema, done: () => void) => void;
}

/** A plan as it is typed, with what buyers will see beside it. */
export function PlanForm({ draft, initial, act, busy, trouble, slugTaken, onSubmit }: Props) {
  const t = useTranslations('plans.form');
  const form = useForm<PlanFields, unknown, Schema>({
    resolver: zodResolver(Schema),
    defaultValues: initial,
  });
  const { restored, discard, finish } = useDraft(draft, form);
  const submit = form.handleSubmit((content) => onSubmit(content, finish));
  return (
    <FormProvider {...form}>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <form noValidate onSubmit={submit} className="flex min-w-0 flex-col gap-6">
          {restored && (
            <Notice tone="idle">
              <span className="flex flex-wrap items-center justify-between gap-3">
                {t('restored')}
                <Button kind="plain" size="small" onClick={discard}>
                  {t('discard')}
                </Button>
              </span>
            </Notice>
          )}
          <WhatItIs slugTaken={slugTaken} />
          <FormSection title={t('channels')}>
            <ChannelChoice />
          </FormSection>
          <Pricing />
          <Trial />
          {trouble}
          <Button type="submit" busy={busy} className="self-start">
            {act}
          </Button>
        </form>
        <aside className="lg:sticky lg:top-20 lg:self-start" aria-label={t('preview')}>
          <h2 className="mb-3 text-sm font-semibold text-muted">{t('preview')}</h2>
          <TypedPreview />
        </aside>
      </div>
    </FormProvider>
  );
}

function WhatItIs({ slugTaken }: { slugTaken: boolean }) {
  const t = useTranslations('plans.form');
  const { register, formState } = useFormContext<PlanFields, unknown, Schema>();
  const { errors } = formState;
  const slugError = errors.slug ? t('slugWrong') : slugTaken ? t('slugTaken') : undefined;
  return (
    <FormSection title={t('what')}>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        error={errors.name?.message}
        maxLength={60}
        {...register('name')}
      />
      <TextAreaField
        optional
        label={t('description')}
        hint={t('descriptionHint')}
        error={errors.description?.message}
        rows={3}
        {...register('description')}
      />
      <TextAreaField
        optional
        label={t('highlights')}
        hint={t('highlightsHint')}
        error={firstMessage(errors.highlights)}
        rows={4}
        {...register('highlights')}
      />
      <TextField
        optional
        label={t('slug')}
        hint={t('slugHint')}
        error={slugError}
        autoCapitalize="none"
        spellCheck={false}
        {...register('slug')}
      />
    </FormSection>
  );
}

function Pricing() {
  const t = useTranslations('plans');
  const { id: organisationId } = useOrganisation();
  const { data: account } = useSuspenseQuery(useTRPC().stripeAccount.get.queryOptions({ organisationId }));
  const { register } = useFormContext<PlanFields, unknown, Schema>();
  return (
    <FormSection title={t('form.price')}>
      <SelectField label={t('form.interval')} {...register('interval')}>
        {planIntervals.map((interval) => (
          <option key={interval} value={interval}>
            {t(`interval.${interval}`)}
          </option>
        ))}
      </SelectField>
      {account ? <PriceFields /> : <Notice tone="warn">{t('form.stripeNeeded')}</Notice>}
      <StarsField />
    </FormSection>
  );
}

function Trial() {
  const t = useTranslations('plans.form');
  const { register, formState, watch } = useFormContext<PlanFields, unknown, Schema>();
  const problem = useProblem();
  if (watch('interval') === 'once') return null;
  return (
    <FormSection title={t('trial')}>
      <TextField
        label={t('trialDays')}
        hint={t('trialHint')}
        inputMode="numeric"
        error={problem(formState.errors.trialDays?.message)}
        {...register('trialDays')}
      />
      <CheckField
        label={t('withoutCard')}
        hint={t('withoutCardHint')}
        error={problem(formState.errors.trialWithoutCard?.message)}
        {...register('trialWithoutCard')}
      />
    </FormSection>
  );
}

/** A line that is wrong is told below all of them. */
function firstMessage(error: unknown): string | undefined {
  const errors = Array.isArray(error) ? error.filter(Boolean) : [error];
  return (errors[0] as { message?: string } | undefined)?.message;
}
