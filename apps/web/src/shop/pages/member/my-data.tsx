import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC, useTRPCClient } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../format/use-format.ts';
import type { MemberView } from './member-view.ts';
import { Prove } from './prove.tsx';
import { saveFile } from './save-file.ts';

/** A copy of one's data, or a request to be erased. Both ask for a code first: the link may have been passed on. */
export function MyData({ view }: { view: MemberView }) {
  const t = useTranslations('member.data');
  const [asked, ask] = useState(false);
  const proven = view.provenUntil !== null;
  return (
    <Card className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold tracking-tight">{t('title')}</h2>
      <p className="text-sm text-pretty text-muted">{t('text')}</p>
      {proven && <Acts creator={view.creator.name} />}
      {!proven && asked && <Prove person={view.person} />}
      {!proven && !asked && (
        <Button kind="quiet" size="small" className="self-start" onClick={() => ask(true)}>
          {t('prove')}
        </Button>
      )}
    </Card>
  );
}

function Acts({ creator }: { creator: string }) {
  const t = useTranslations('member.data');
  const client = useTRPCClient();
  const trpc = useTRPC();
  const explain = useExplainError();
  const { moment } = useFormat();
  const [asking, ask] = useState(false);
  const exporting = useMutation({
    mutationFn: () => client.member.export.query(),
    onSuccess: (data) => saveFile('my-data.json', JSON.stringify(data, null, 2)),
  });
  const erasing = useMutation(trpc.member.erase.mutationOptions());
  const error = exporting.error ?? erasing.error;
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="ok">{t('proven')}</Notice>
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      {erasing.data && <Notice tone="ok">{t('erased', { date: moment(erasing.data.requestedAt) })}</Notice>}
      {asking && !erasing.data ? (
        <div className="flex flex-col gap-3 rounded-xl bg-sunken p-4">
          <p className="font-semibold">{t('eraseTitle', { creator })}</p>
          <p className="text-sm text-muted">{t('eraseText')}</p>
          <div className="flex flex-wrap gap-3">
            <Button kind="danger" size="small" busy={erasing.isPending} onClick={() => erasing.mutate({})}>
              {t('eraseYes')}
            </Button>
            <No onNo={() => ask(false)} />
          </div>
        </div>
      ) : (
        <div className="flex flex-wrap gap-3">
          <Button size="small" busy={exporting.isPending} onClick={() => exporting.mutate()}>
            <Download className="size-4" />
            {t('export')}
          </Button>
          {!erasing.data && (
            <Button kind="quiet" size="small" onClick={() => ask(true)}>
              {t('erase')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function No({ onNo }: { onNo: () => void }) {
  const t = useTranslations('common');
  return (
    <Button kind="quiet" size="small" onClick={onNo}>
      {t('cancel')}
    </Button>
  );
}
