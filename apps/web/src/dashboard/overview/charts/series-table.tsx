import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { formatMoney } from '../../../format/format-money.ts';
import { currenciesOf, type Series, useFormatFrom } from './series.ts';

/** What the charts show, line by line, newest first. */
export function SeriesTable({ series }: { series: Series }) {
  const t = useTranslations('overview.charts');
  const format = useFormatter();
  const locale = useLocale();
  const formatFrom = useFormatFrom(series.unit);
  const currencies = currenciesOf(series);
  const heads = [t('members'), t('joined'), t('left')];
  return (
    <section
      className="overflow-x-auto rounded-2xl border border-line bg-surface shadow-sm"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too.
      tabIndex={0}
      aria-label={t('title')}
    >
      <table className="w-full text-right tabular-nums">
        <caption className="px-5 pt-4 pb-2 text-left text-sm text-muted">
          {t('caption', { zone: series.timeZone })}
        </caption>
        <thead>
          <tr className="border-b border-line text-sm text-muted">
            <th scope="col" className="px-5 py-2 text-left font-normal">
              {t(`from.${series.unit}`)}
            </th>
            {[...heads, ...currencies.map((currency) => (currency === 'XTR' ? 'Stars' : currency))].map(
              (head) => (
                <th key={head} scope="col" className="px-5 py-2 font-normal">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {series.points.toReversed().map(({ from, members, joined, left, net }) => (
            <tr key={from} className="border-b border-line last:border-0">
              <th scope="row" className="px-5 py-2.5 text-left font-normal whitespace-nowrap">
                {formatFrom(from)}
              </th>
              <td className="px-5">{format.number(members)}</td>
              <td className="px-5">{format.number(joined)}</td>
              <td className="px-5">{format.number(left)}</td>
              {currencies.map((currency) => (
                <td key={currency} className="px-5 whitespace-nowrap">
                  {formatMoney(
                    {
                      currency,
                      amountMinor: net.find((each) => each.currency === currency)?.amountMinor ?? '0',
                    },
                    locale,
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
