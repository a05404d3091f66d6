import type { Segment } from '@latchkey/contracts/procedures/broadcast';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** How many people a segment has right now. */
export function useAudience(segment: Segment) {
  const { id: organisationId } = useOrganisation();
  return useQuery(useTRPC().broadcast.audience.queryOptions({ organisationId, segment }));
}

const missed = ['optedOut', 'blocked', 'neverStarted', 'withoutTelegram'] as const;

/** To how many people a broadcast would go, and why not to the others. */
export function AudienceLine({ segment }: { segment: Segment }) {
  const t = useTranslations('broadcasts.audience');
  const { data, error } = useAudience(segment);
  if (error) return <Notice tone="warn">{t('unknown')}</Notice>;
  if (!data) return <Skeleton className="h-5 w-56" />;
  const others = missed.filter((reason) => data[reason] > 0);
  return (
    <div role="status" className="text-[0.95rem]">
      <p className="font-semibold">{t('reachable', { count: data.reachable })}</p>
      {others.length > 0 && (
        <ul className="mt-1 text-muted">
          {others.map((reason) => (
            <li key={reason}>{t(reason, { count: data[reason] })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
