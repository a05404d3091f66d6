import { type OverviewRange, overviewRanges } from '@latchkey/contracts/overview';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { ChartsSkeleton } from '../charts-skeleton.tsx';
import { ComingsChart } from './comings-chart.tsx';
import { MembersChart } from './members-chart.tsx';
import { NetCharts } from './net-charts.tsx';
import { SeriesTable } from './series-table.tsx';

/** Long charts of large organisations are kept by the api for up to a minute. */
const refetchMs = 60_000;

/** Members and money over time; the same as a table for who cannot see charts. */
export function Charts() {
  const t = useTranslations('overview.charts');
  const explain = useExplainError();
  const { id: organisationId } = useOrganisation();
  const [range, setRange] = useState<OverviewRange>('month');
  const [asTable, showTable] = useState(false);
  const { data, error } = useQuery(
    useTRPC().overview.series.queryOptions(
      { organisationId, range },
      { placeholderData: keepPreviousData, refetchInterval: refetchMs },
    ),
  );
  return (
    <section aria-labelledby="overview-charts" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h2 id="overview-charts" className="mr-auto text-lg font-semibold">
          {t('title')}
        </h2>
        <Segmented
          label={t('range')}
          value={range}
          onChange={setRange}
          choices={overviewRanges.map((each) => ({ value: each, label: t(`ranges.${each}`) }))}
        />
        <Button kind="quiet" size="small" onClick={() => showTable(!asTable)}>
          {asTable ? t('asCharts') : t('asTable')}
        </Button>
      </div>
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      {!data && !error && <ChartsSkeleton />}
      {data &&
        (asTable ? (
          <SeriesTable series={data} />
        ) : (
          <div className="grid gap-4 lg:grid-cols-2">
            <MembersChart series={data} />
            <ComingsChart series={data} />
            <NetCharts series={data} />
          </div>
        ))}
    </section>
  );
}
