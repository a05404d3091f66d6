import { useQuery } from '@tanstack/react-query';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { Badge } from '../../../components/badge.tsx';
import { Card } from '../../../components/card.tsx';
import { Heading } from '../../../components/heading.tsx';
import { Page } from '../../../components/page.tsx';
import { ApiTrouble } from './api-trouble.tsx';
import { PartList } from './part-list.tsx';
import { summarize } from './summarize.ts';

const everyMs = 2_000;

/** How the stack is, as the api sees it: for the operator. */
export function StatusPage({ apiUrl }: { apiUrl: string }) {
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.system.status.queryOptions(undefined, { refetchInterval: everyMs, retry: false }),
  );
  const summary = summarize(data?.parts, error ? errorCodeOf(error) : undefined);
  return (
    <Page wide title={summary} announcement={summary}>
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
        {data ? `Version ${data.version}, looked at every two seconds` : 'Looked at every two seconds'}
        {data?.sandbox && <Badge tone="warn">Sandbox: no real money</Badge>}
      </p>
    </Page>
  );
}
