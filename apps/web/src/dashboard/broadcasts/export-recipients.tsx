import type { RecipientState } from '@latchkey/contracts/broadcast/broadcast';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPCClient } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { saveFile } from '../members/save-file.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** Saves how it went for everybody as CSV, fetched a thousand at a time. */
export function ExportRecipients({
  broadcastId,
  state,
}: {
  broadcastId: string;
  state: RecipientState | undefined;
}) {
  const t = useTranslations('broadcasts.export');
  const client = useTRPCClient();
  const toast = useToast();
  const explain = useExplainError();
  const { id: organisationId } = useOrganisation();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const parts: string[] = [];
      let rows = 0;
      let cursor: { telegramUserId: number } | null = null;
      do {
        const asked: Parameters<typeof client.broadcast.exportCsv.mutate>[0] = {
          organisationId,
          broadcastId,
          ...(state ? { state } : {}),
          ...(cursor ? { cursor } : {}),
        };
        const page = await client.broadcast.exportCsv.mutate(asked);
        parts.push(page.csv);
        rows += page.rows;
        cursor = page.nextCursor;
      } while (cursor);
      saveFile('broadcast.csv', parts, 'text/csv;charset=utf-8');
      toast({ text: t('done', { count: rows }) });
    } catch (error) {
      toast({ text: explain(error), tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button kind="quiet" size="small" busy={busy} onClick={() => void run()}>
      {!busy && <Download className="size-4" />}
      {t('act')}
    </Button>
  );
}
