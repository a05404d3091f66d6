import { useSuspenseQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { AlertItem } from './alert-item.tsx';
import { BrakeItem } from './brake-item.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { DriftItem } from './drift-item.tsx';
import { HeldUpItem } from './held-up-item.tsx';

/** All that waits for a person, the most urgent first, each with what to do about it. */
export function AttentionPage() {
  const t = useTranslations('attention');
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(useTRPC().attention.list.queryOptions({ organisationId }));
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      {data.counts.total === 0 ? (
        <div className="rounded-2xl border border-line bg-surface shadow-sm">
          <EmptyState icon={CircleCheck} title={t('clear.title')}>
            {t('clear.text')}
          </EmptyState>
        </div>
      ) : (
        <ul className="flex max-w-4xl flex-col gap-4">
          {data.brakes.map((brake) => (
            <BrakeItem key={brake.id} brake={brake} />
          ))}
          {data.alerts.map((alert) => (
            <AlertItem key={alert.id} alert={alert} />
          ))}
          {data.accesses.map((held) => (
            <HeldUpItem key={`${held.channelId} ${held.action}`} held={held} />
          ))}
          {data.drifts.map((drift) => (
            <DriftItem key={drift.id} drift={drift} />
          ))}
          <DeadLetters deadLetters={data.deadLetters} count={data.counts.deadLetters} />
        </ul>
      )}
    </>
  );
}
