import type { DeadLetterView } from '@latchkey/contracts/procedures/dead-letter';
import { useMutation } from '@tanstack/react-query';
import { MailX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { AttentionItem } from './attention-item.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useAct } from './use-act.ts';

/** Jobs that were given up: one by one, and all at once where they are many. */
export function DeadLetters({
  deadLetters,
  count,
}: {
  deadLetters: readonly DeadLetterView[];
  count: number;
}) {
  return (
    <>
      {count > 1 && <ReplayAll />}
      {deadLetters.map((deadLetter) => (
        <DeadLetterItem key={deadLetter.id} deadLetter={deadLetter} />
      ))}
    </>
  );
}

function ReplayAll() {
  const t = useTranslations('attention.deadLetters');
  const may = useMay();
  const { id: organisationId } = useOrganisation();
  const { toast, refresh, failed } = useAct();
  const replay = useMutation(
    useTRPC().deadLetter.replayMany.mutationOptions({
      onSuccess: async ({ counts }) => {
        toast({ text: t('many', { count: counts.replayed ?? 0 }) });
        await refresh();
      },
      onError: failed,
    }),
  );
  if (!may('support:act')) return null;
  return (
    <li className="flex justify-end">
      <Button
        kind="quiet"
        size="small"
        busy={replay.isPending}
        onClick={() => replay.mutate({ organisationId, dryRun: false })}
      >
        {t('replayAll')}
      </Button>
    </li>
  );
}

function DeadLetterItem({ deadLetter }: { deadLetter: DeadLetterView }) {
  const t = useTranslations('attention.deadLetters');
  const may = useMay();
  const { id: organisationId } = useOrganisation();
  const trpc = useTRPC();
  const { toast, refresh, failed } = useAct();
  const [discarding, discard] = useState(false);
  const replay = useMutation(
    trpc.deadLetter.replay.mutationOptions({
      onSuccess: async ({ outcome }) => {
        toast({ text: t(`outcomes.${outcome}`), tone: outcome === 'cannot_run' ? 'warn' : 'ok' });
        await refresh();
      },
      onError: failed,
    }),
  );
  const putAside = useMutation(
    trpc.deadLetter.discard.mutationOptions({
      onSuccess: async () => {
        discard(false);
        toast({ text: t('discarded') });
        await refresh();
      },
      onError: failed,
    }),
  );
  const of = { organisationId, deadLetterId: deadLetter.id };
  const { job, entity, attempts, lastError, lastFailedAt } = deadLetter;
  return (
    <AttentionItem
      icon={MailX}
      title={t('title')}
      since={lastFailedAt}
      acts={
        may('support:act') && (
          <>
            <Button size="small" busy={replay.isPending} onClick={() => replay.mutate(of)}>
              {t('replay')}
            </Button>
            <Button kind="quiet" size="small" onClick={() => discard(true)}>
              {t('discard')}
            </Button>
          </>
        )
      }
    >
      <p className="break-words">{t('text', { job, entity, attempts, error: lastError ?? t('noReason') })}</p>
      <ReasonDialog
        open={discarding}
        onOpenChange={discard}
        title={t('discardTitle')}
        description={t('discardText')}
        act={t('discard')}
        busy={putAside.isPending}
        onReason={(reason) => putAside.mutate({ ...of, reason })}
      />
    </AttentionItem>
  );
}
