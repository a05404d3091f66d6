import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormatter, useTranslations } from 'use-intl';
import { axis, grid, margin, tooltip } from './axes.ts';
import { ChartCard } from './chart-card.tsx';
import { type Series, useFormatFrom } from './series.ts';

/** Who joined above the line, who left below it. */
export function ComingsChart({ series }: { series: Series }) {
  const t = useTranslations('overview.charts');
  const format = useFormatter();
  const formatFrom = useFormatFrom(series.unit);
  const points = series.points.map(({ from, joined, left }) => ({ from, joined, left: -left }));
  const sum = (key: 'joined' | 'left') => series.points.reduce((all, point) => all + point[key], 0);
  const summary = `${t('joined')}: ${format.number(sum('joined'))}. ${t('left')}: ${format.number(sum('left'))}.`;
  const positive = (value: unknown) => format.number(Math.abs(Number(value)));
  return (
    <ChartCard title={t('comings')} summary={summary}>
      <ResponsiveContainer>
        <BarChart data={points} margin={margin} stackOffset="sign" accessibilityLayer>
          <CartesianGrid {...grid} />
          <XAxis dataKey="from" tickFormatter={formatFrom} minTickGap={32} {...axis} />
          <YAxis width={44} allowDecimals={false} tickFormatter={positive} {...axis} />
          <Tooltip
            {...tooltip}
            labelFormatter={(from) => formatFrom(String(from))}
            formatter={(value) => positive(value)}
          />
          <Bar
            dataKey="joined"
            name={t('joined')}
            stackId="comings"
            fill="var(--ok)"
            isAnimationActive={false}
          />
          <Bar
            dataKey="left"
            name={t('left')}
            stackId="comings"
            fill="var(--bad)"
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}
