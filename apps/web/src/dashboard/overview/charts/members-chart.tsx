import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormatter, useTranslations } from 'use-intl';
import { axis, grid, margin, tooltip } from './axes.ts';
import { ChartCard } from './chart-card.tsx';
import { type Series, useFormatFrom } from './series.ts';

/** How many members there were. */
export function MembersChart({ series }: { series: Series }) {
  const t = useTranslations('overview.charts');
  const format = useFormatter();
  const formatFrom = useFormatFrom(series.unit);
  const { points } = series;
  const summary = t('summary', {
    label: t('members'),
    first: format.number(points[0]?.members ?? 0),
    last: format.number(points.at(-1)?.members ?? 0),
  });
  return (
    <ChartCard title={t('members')} summary={summary}>
      <ResponsiveContainer>
        <AreaChart data={[...points]} margin={margin} accessibilityLayer>
          <CartesianGrid {...grid} />
          <XAxis dataKey="from" tickFormatter={formatFrom} minTickGap={32} {...axis} />
          <YAxis width={44} allowDecimals={false} tickFormatter={(value) => format.number(value)} {...axis} />
          <Tooltip
            {...tooltip}
            labelFormatter={(from) => formatFrom(String(from))}
            formatter={(value) => format.number(Number(value))}
          />
          <Area
            type="stepAfter"
            dataKey="members"
            name={t('members')}
            stroke="var(--accent)"
            strokeWidth={2}
            fill="var(--accent-soft)"
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}
