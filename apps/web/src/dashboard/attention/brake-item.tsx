import type { AttentionView } from '@latchkey/contracts/procedures/attention';
import { useMutation } from '@tanstack/react-query';
import { OctagonPause } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { AttentionItem } from './attention-item.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useAct } from './use-act.ts';

/** More removals than usual: a person looks before anybody else is removed. */
export function BrakeItem({ brake }: { brake: AttentionView['brakes'][number] }) {
  const t = useTranslations('attention.brakes');
  const may = useMay();
  const { id: organisationId } = useOrganisation();
  const trpc = useTRPC();
  const { toast, refresh, failed } = useAct();
  const [overriding, override] = useState(false);
  const done = (text: string) => async () => {
    override(false);
    toast({ text });
    await refresh();
  };
  const release = useMutation(
    trpc.brake.release.mutationOptions({ onSuccess: done(t('released')), onError: failed }),
  );
  const refuse = useMutation(
    trpc.brake.refuse.mutationOptions({ onSuccess: done(t('refused')), onError: failed }),
  );
  const bySupport = useMutation(
    trpc.brake.override.mutationOptions({ onSuccess: done(t('released')), onError: failed }),
  );
  const of = { organisationId, brakeId: brake.id };
  const { waiting, removals, members } = brake;
  return (
    <AttentionItem
      icon={OctagonPause}
      tone="bad"
      title={t('title')}
      about={[brake.channelTitle ?? t('whole')]}
      since={brake.pulledAt}
      acts={
        <>
          {may('organisation:manage') && (
            <>
              <Button size="small" busy={refuse.isPending} onClick={() => refuse.mutate(of)}>
                {t('refuse')}
              </Button>
              <Button kind="danger" size="small" busy={release.isPending} onClick={() => release.mutate(of)}>
                {t('release')}
              </Button>
            </>
          )}
          {!may('organisation:manage') && may('support:act') && (
            <Button kind="danger" size="small" onClick={() => override(true)}>
              {t('override')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('text', { waiting, removals, members })}</p>
      <ReasonDialog
        open={overriding}
        onOpenChange={override}
        title={t('override')}
        description={t('overrideText')}
        act={t('release')}
        busy={bySupport.isPending}
        onReason={(reason) => bySupport.mutate({ ...of, reason })}
      />
    </AttentionItem>
  );
}
