import type { MoneySummary as Summary } from '@latchkey/contracts/procedures/money';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';

const parts = ['gross', 'refunds', 'disputes', 'fees'] as const;
/** Before the first money, and after the last. */
const [beginning, end] = ['2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'];

interface Filter {
  from?: string;
  to?: string;
  currency?: string;
}

/** What a period brought, by the books, in each currency. */
export function MoneySummary({ filter: { from = beginning, to = end, currency } }: { filter: Filter }) {
  const t = useTranslations('money.summary');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const { data } = useQuery(trpc.money.summary.queryOptions({ organisationId, from, to }));
  const shown = data?.filter((sum) => !currency || sum.currency === currency);
  return (
    <section className="mb-6 flex min-h-28 flex-col gap-3">
      {!shown && <Skeleton className="h-28 w-full rounded-2xl!" />}
      {shown?.length === 0 && (
        <p className="grid min-h-28 place-items-center rounded-2xl border border-line bg-surface px-5 text-center text-muted shadow-sm">
          {t('nothing')}
        </p>
      )}
      {shown?.map((sum) => (
        <CurrencySummary key={sum.currency} sum={sum} />
      ))}
    </section>
  );
}

function CurrencySummary({ sum }: { sum: Summary }) {
  const t = useTranslations('money.summary');
  const format = useFormat();
  const minus = parts.filter((part) => part === 'gross' || sum[part].amountMinor !== '0');
  return (
    <dl className="flex flex-wrap items-end gap-x-8 gap-y-3 rounded-2xl border border-line bg-surface p-5 shadow-sm">
      <div className="min-w-40 flex-1">
        <dt className="text-sm text-muted">{t('net')}</dt>
        <dd className="text-2xl font-bold tracking-tight tabular-nums sm:text-3xl">
          {format.money(sum.net)}
        </dd>
      </div>
      {minus.map((part) => (
        <div key={part}>
          <dt className="text-sm text-muted">{t(part)}</dt>
          <dd className="font-medium tabular-nums">
            {part === 'gross' ? format.money(sum.gross) : `− ${format.money(sum[part])}`}
          </dd>
        </div>
      ))}
      {sum.paidOut.amountMinor !== '0' && (
        <div className="border-l border-line pl-8">
          <dt className="text-sm text-muted">{t('paidOut')}</dt>
          <dd className="font-medium tabular-nums">{format.money(sum.paidOut)}</dd>
        </div>
      )}
    </dl>
  );
}
