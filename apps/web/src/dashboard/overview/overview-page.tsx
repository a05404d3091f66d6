import { useSuspenseQuery } from '@tanstack/react-query';
import { Rocket } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { Link } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { ChannelList } from './channel-list.tsx';
import { ChartsSkeleton } from './charts-skeleton.tsx';
import { Tiles } from './tiles.tsx';

const Charts = lazy(async () => ({ default: (await import('./charts/charts.tsx')).Charts }));

/** How the organisation is doing, now and over time. */
export function OverviewPage() {
  const t = useTranslations();
  const format = useFormatter();
  const { id: organisationId, name } = useOrganisation();
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.overview.get.queryOptions({ organisationId }));
  const { data: start } = useSuspenseQuery(trpc.onboarding.get.queryOptions({ organisationId }));
  return (
    <>
      <PageHeader
        title={t('shell.nav.overview')}
        intro={t('overview.intro', { name })}
        actions={
          <p className="self-center text-sm text-muted tabular-nums">
            {t('overview.at', { at: format.dateTime(new Date(data.at), { timeStyle: 'short' }) })}
          </p>
        }
      />
      <div className="flex flex-col gap-6">
        {start.plan.state !== 'on_sale' ? <StartHere /> : !start.sellerKnown && <SayWhoSells />}
        <Tiles overview={data} />
        <Suspense fallback={<ChartsSkeleton />}>
          <Charts />
        </Suspense>
        <ChannelList channels={data.channels} />
      </div>
    </>
  );
}

/** On sale, and buyers are not told by whom. */
function SayWhoSells() {
  const t = useTranslations('overview.seller');
  const { id } = useOrganisation();
  if (!useMay()('organisation:manage')) return null;
  return (
    <Notice tone="warn">
      {t('text')}{' '}
      <Link href={`/o/${id}/settings/shop`} className="font-semibold underline underline-offset-4">
        {t('act')}
      </Link>
    </Notice>
  );
}

/** Somebody who has not begun to sell looks at noughts: the way there is more use to them. */
function StartHere() {
  const t = useTranslations('overview.start');
  const { id } = useOrganisation();
  return (
    <section className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-2xl border border-line bg-accent-soft p-5 sm:p-6">
      <Rocket className="size-8 shrink-0 text-accent" />
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-lg font-semibold">{t('title')}</h2>
        <p className="text-pretty">{t('text')}</p>
      </div>
      <ButtonLink href={`/o/${id}/onboarding`} size="small">
        {t('act')}
      </ButtonLink>
    </section>
  );
}
