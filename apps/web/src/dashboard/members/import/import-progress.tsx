import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Card } from '../../../components/card.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useOrganisation } from '../../organisation/use-organisation.ts';

/** Does an import piece by piece, and says how far it is. What is left when the page is left goes on when it is opened again. */
export function ImportProgress({ importId, onAgain }: { importId: string; onAgain: () => void }) {
  const t = useTranslations('members.import');
  const trpc = useTRPC();
  const explain = useExplainError();
  const queryClient = useQueryClient();
  const { id: organisationId } = useOrganisation();
  const listed = useQuery(trpc.import.list.queryOptions({ organisationId })).data?.find(
    ({ id }) => id === importId,
  );
  const proceed = useMutation(trpc.import.proceed.mutationOptions());
  const now = proceed.data ?? listed;
  const { mutate, isPending, error } = proceed;
  const isDone = Boolean(now?.finishedAt);
  const done = now?.done ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece that is done asks for the next.
  useEffect(() => {
    if (!isDone && !isPending && !error) mutate({ organisationId, importId });
  }, [isDone, isPending, error, done]);
  useEffect(() => {
    if (isDone) void queryClient.invalidateQueries(trpc.subscriber.pathFilter());
  }, [isDone, queryClient, trpc]);
  if (!now) return null;
  if (isDone) {
    const { give, wait_for_link, has_longer, fault } = now.counts;
    return (
      <Card>
        <div className="flex flex-col items-center gap-3 text-center">
          <CircleCheck className="size-10 text-ok" />
          <h2 className="text-lg font-semibold">{t('done')}</h2>
          <p role="status" className="max-w-xl text-muted">
            {t('doneText', { given: give, waiting: wait_for_link, had: has_longer, faults: fault })}
          </p>
          <div className="mt-2 flex flex-wrap justify-center gap-3">
            <Button kind="quiet" size="small" onClick={onAgain}>
              {t('another')}
            </Button>
            <ButtonLink size="small" href={`/o/${organisationId}/members`}>
              {t('toMembers')}
            </ButtonLink>
          </div>
        </div>
      </Card>
    );
  }
  return (
    <Card>
      <div className="flex flex-col gap-3">
        <p role="status" className="font-medium tabular-nums">
          {t('running', { done, total: now.total })}
        </p>
        <progress className="h-2 w-full accent-accent" value={done} max={now.total} aria-label={t('title')} />
        <p className="text-sm text-muted">{t('runningHint')}</p>
        {error && (
          <Notice tone="bad">
            <p>{explain(error)}</p>
            <Button kind="plain" size="small" onClick={() => mutate({ organisationId, importId })}>
              {t('goOn')}
            </Button>
          </Notice>
        )}
      </div>
    </Card>
  );
}
