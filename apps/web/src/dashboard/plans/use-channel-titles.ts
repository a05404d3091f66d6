import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** What a channel is called, by its id. */
export function useChannelTitles(): (id: string) => string {
  const t = useTranslations('plans.page');
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(useTRPC().channel.list.queryOptions({ organisationId }));
  return (id) => data.find((channel) => channel.id === id)?.title ?? t('unknownChannel');
}
