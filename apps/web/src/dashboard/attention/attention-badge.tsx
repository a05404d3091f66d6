import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** How much waits for a person, in the navigation. */
export function AttentionBadge() {
  const t = useTranslations('attention');
  const { id: organisationId } = useOrganisation();
  const { data } = useQuery(useTRPC().attention.count.queryOptions({ organisationId }));
  if (!data || data.total === 0) return null;
  return (
    <span className="ml-auto rounded-full bg-warn-soft px-2 py-0.5 text-sm font-semibold text-warn tabular-nums">
      <span aria-hidden="true">{data.total}</span>
      <span className="sr-only">{t('badge', { count: data.total })}</span>
    </span>
  );
}
