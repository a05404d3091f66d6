import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../format/use-format.ts';

/** Invoices and receipts on the provider's own pages. */
export function Receipts({ hasStars }: { hasStars: boolean }) {
  const t = useTranslations('member.receipts');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const { money, day } = useFormat();
  const { data, error, refetch, isFetching } = useQuery(trpc.member.receipts.queryOptions());
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold tracking-tight">{t('title')}</h2>
      {error && (
        <p className="flex flex-wrap items-center gap-3 text-muted">
          {t('failed')}
          <Button kind="quiet" size="small" busy={isFetching} onClick={() => void refetch()}>
            {common('tryAgain')}
          </Button>
        </p>
      )}
      {!data && !error && <Skeleton className="h-12 w-full" />}
      {data?.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="flex flex-col divide-y divide-line empty:hidden">
        {data?.map(({ id, kind, at, amount, status, url }) => (
          <li key={id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              className="min-w-0 flex-1 underline underline-offset-4 hover:text-accent"
            >
              {t(kind, { date: day(at) })}
            </a>
            {status === 'open' && <Badge tone="warn">{t('open')}</Badge>}
            <span className="tabular-nums">{money(amount)}</span>
          </li>
        ))}
      </ul>
      {hasStars && <p className="text-sm text-muted">{t('stars')}</p>}
    </Card>
  );
}
