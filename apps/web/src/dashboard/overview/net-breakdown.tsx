import type { NetView } from '@latchkey/contracts/procedures/overview';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Dialog } from '../../components/dialog.tsx';
import { formatMoney } from '../../format/format-money.ts';

const books = ['sales', 'refunds', 'disputes', 'fees', 'net'] as const;

/** How the month's net is made up, currency by currency. */
export function NetBreakdown({ net }: { net: readonly NetView[] }) {
  const t = useTranslations('overview');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="relative text-left underline decoration-dotted underline-offset-4 hover:text-ink"
      >
        {t('breakdown.open')}
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={t('tiles.net')} description={t('tiles.netHint')}>
        <div className="overflow-x-auto">
          <table className="w-full text-right tabular-nums">
            <thead>
              <tr className="border-b border-line text-sm text-muted">
                <th scope="col" className="py-2 pr-4 text-left font-normal">
                  {t('breakdown.currency')}
                </th>
                {net.map(({ currency }) => (
                  <th key={currency} scope="col" className="py-2 pl-4 font-normal">
                    {currency === 'XTR' ? 'Stars' : currency}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {books.map((book) => (
                <tr key={book} className="border-b border-line last:border-0 last:font-semibold">
                  <th scope="row" className="py-2.5 pr-4 text-left font-[inherit]">
                    {t(`breakdown.${book}`)}
                  </th>
                  {net.map(({ currency, [book]: amountMinor }) => (
                    <td key={currency} className="py-2.5 pl-4 whitespace-nowrap">
                      {formatMoney({ currency, amountMinor }, locale)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Dialog>
    </>
  );
}
