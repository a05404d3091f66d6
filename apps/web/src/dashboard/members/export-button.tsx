import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPCClient } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import type { MemberSearch } from './member-search.ts';
import { saveFile } from './save-file.ts';

/** Saves all members that are selected as CSV, fetched a thousand at a time. */
export function ExportButton({ search: { query, state, channelId, planId } }: { search: MemberSearch }) {
  const t = useTranslations('members.export');
  const client = useTRPCClient();
  const toast = useToast();
  const explain = useExplainError();
  const { id: organisationId } = useOrganisation();
  const [fetched, setFetched] = useState<number | null>(null);
  const run = async () => {
    setFetched(0);
    try {
      const parts: string[] = [];
      let rows = 0;
      let cursor: { value: string | null; id: string } | null = null;
      do {
        const asked: object = {
          organisationId,
          query,
          state,
          channelId,
          planId,
          ...(cursor ? { cursor } : {}),
        };
        const page = await client.subscriber.exportCsv.mutate(asked);
        parts.push(page.csv);
        rows += page.rows;
        cursor = page.nextCursor;
        setFetched(rows);
      } while (cursor);
      saveFile('members.csv', parts, 'text/csv;charset=utf-8');
      toast({ text: t('done', { count: rows }) });
    } catch (error) {
      toast({ text: explain(error), tone: 'bad' });
    } finally {
      setFetched(null);
    }
  };
  return (
    <Button kind="quiet" size="small" busy={fetched !== null} onClick={() => void run()}>
      {fetched === null && <Download className="size-4" />}
      {fetched === null ? t('act') : t('busy', { count: fetched })}
    </Button>
  );
}
