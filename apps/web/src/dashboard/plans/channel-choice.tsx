import { useSuspenseQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import type { PlanFields, PlanForm } from './plan-fields.ts';

/** Which channels a plan opens. */
export function ChannelChoice() {
  const t = useTranslations('plans');
  const { id } = useOrganisation();
  const { data: channels } = useSuspenseQuery(useTRPC().channel.list.queryOptions({ organisationId: id }));
  const { register, formState } = useFormContext<PlanFields, unknown, PlanForm>();
  const error = formState.errors.channelIds?.message;
  if (channels.length === 0) {
    return (
      <Notice tone="warn">
        <p>{t('noChannel')}</p>
        <ButtonLink href={`/o/${id}/channels`} kind="quiet" size="small" className="mt-3">
          {t('toChannels')}
        </ButtonLink>
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t('form.channelsHint')}</p>
      {channels.map((channel) => (
        <CheckField key={channel.id} label={channel.title} value={channel.id} {...register('channelIds')} />
      ))}
      {error && (
        <p role="alert" className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
