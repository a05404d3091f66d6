import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { Badge } from '../../../components/badge.tsx';
import { Card } from '../../../components/card.tsx';
import { Heading } from '../../../components/heading.tsx';
import { ShopFrame } from '../../frame/shop-frame.tsx';
import { ApiTrouble } from './api-trouble.tsx';
import { PartList } from './part-list.tsx';
import { type Summary, summarize } from './summarize.ts';

const everyMs = 2_000;

/** How the stack is, as the api sees it: for the operator. */
export function StatusPage({ apiUrl }: { apiUrl: string }) {
  const trpc = useTRPC();
  const t = useTranslations('status');
  const { data, error } = useQuery(
    trpc.system.status.queryOptions(undefined, { refetchInterval: everyMs, retry: false }),
  );
  const summary = useWords(summarize(data?.parts, error ? errorCodeOf(error) : undefined));
  return (
    <ShopFrame width="medium" title={summary} announcement={summary}>
      <Heading>{summary}</Heading>
      {error ? (
        <Card className="border-bad!">
          <ApiTrouble apiUrl={apiUrl} answered={errorCodeOf(error) !== 'unreachable'} />
        </Card>
      ) : (
        <Card className="px-0! py-1! sm:py-2!">
          <PartList status={data} />
        </Card>
      )}
      <p className="flex min-h-8 flex-wrap items-center justify-between gap-2 text-sm text-muted">
        {data ? t('version', { version: data.version }) : t('every')}
        {data?.sandbox && <Badge tone="warn">{t('sandboxBadge')}</Badge>}
      </p>
    </ShopFrame>
  );
}

function useWords({ message, parts }: Summary): string {
  const t = useTranslations('status');
  const locale = useLocale();
  if (message !== 'down' && message !== 'degraded' && message !== 'unknown') return t(message);
  return t(message, { parts: new Intl.ListFormat(locale).format(parts.map((name) => t(`names.${name}`))) });
}
