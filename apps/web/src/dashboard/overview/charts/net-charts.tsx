import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { formatMoney } from '../../../format/format-money.ts';
import { axis, grid, margin, tooltip } from './axes.ts';
import { ChartCard } from './chart-card.tsx';
import { currenciesOf, netIn, type Series, useFormatFrom } from './series.ts';

/** What was earned, a chart for each currency: they are never added up. */
export function NetCharts({ series }: { series: Series }) {
  const t = useTranslations('overview.charts');
  const currencies = currenciesOf(series);
  if (currencies.length === 0) return <p className="px-1 text-muted lg:col-span-2">{t('empty')}</p>;
  return currencies.map((currency, index) => (
    // A last one without a neighbour takes the whole row.
    <div key={currency} className={index === currencies.length - 1 && index % 2 === 0 ? 'lg:col-span-2' : ''}>
      <NetChart series={series} currency={currency} />
    </div>
  ));
}

function NetChart({ series, currency }: { series: Series; currency: string }) {
  const t = useTranslations('overview.charts');
  const format = useFormatter();
  const locale = useLocale();
  const formatFrom = useFormatFrom(series.unit);
  const net = netIn(series, currency);
  // For drawing only: an amount that a double does not hold is not told apart on a screen either.
  const points = net.map(({ from, amountMinor }) => ({ from, net: Number(amountMinor) }));
  const money = (minor: unknown) =>
    formatMoney({ currency, amountMinor: String(Math.round(Number(minor))) }, locale);
  const title = t('net', { currency: currency === 'XTR' ? 'Stars' : currency });
  const total = net.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  const short = (minor: unknown) => {
    const digits = currency === 'XTR' ? 0 : digitsOf(currency);
    return format.number(Number(minor) / 10 ** digits, { notation: 'compact', maximumFractionDigits: 1 });
  };
  return (
    <ChartCard title={title} summary={formatMoney({ currency, amountMinor: String(total) }, locale)}>
      <ResponsiveContainer>
        <BarChart data={points} margin={margin} accessibilityLayer>
          <CartesianGrid {...grid} />
          <XAxis dataKey="from" tickFormatter={formatFrom} minTickGap={32} {...axis} />
          <YAxis width={44} tickFormatter={short} {...axis} />
          <Tooltip
            {...tooltip}
            labelFormatter={(from) => formatFrom(String(from))}
            formatter={(value) => money(value)}
          />
          <Bar dataKey="net" name={title} fill="var(--accent)" radius={3} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}

function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
