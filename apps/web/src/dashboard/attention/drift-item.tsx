import type { AttentionView } from '@latchkey/contracts/procedures/attention';
import { useMutation } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { useAgo } from '../../format/use-ago.ts';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { AboutPerson } from './about-person.tsx';
import { AttentionItem } from './attention-item.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useAct } from './use-act.ts';

/** A difference between Stripe, books and chat that nothing puts right by itself. */
export function DriftItem({ drift }: { drift: AttentionView['drifts'][number] }) {
  const t = useTranslations('attention.drifts');
  const may = useMay();
  const { id: organisationId } = useOrganisation();
  const trpc = useTRPC();
  const { toast, refresh, failed } = useAct();
  const ago = useAgo(useNow({ updateInterval: 30_000 }));
  const [dismissing, dismiss] = useState(false);
  const done = (text: string) => async () => {
    dismiss(false);
    toast({ text });
    await refresh();
  };
  const fixIt = useMutation(trpc.drift.fix.mutationOptions({ onSuccess: done(t('fixed')), onError: failed }));
  const leaveIt = useMutation(
    trpc.drift.dismiss.mutationOptions({ onSuccess: done(t('dismissed')), onError: failed }),
  );
  const of = { organisationId, driftId: drift.id };
  const { kind, size, fix, fixAppliedAt, channelTitle } = drift;
  return (
    <AttentionItem
      icon={GitCompareArrows}
      title={t(`titles.${kind}`, { count: size })}
      about={[
        drift.subscriberId ? <AboutPerson key="person" of={drift} /> : drift.personName,
        channelTitle,
        fixAppliedAt && t('fixAsked', { ago: ago(fixAppliedAt) }),
      ]}
      since={drift.foundAt}
      acts={
        may('support:act') && (
          <>
            {fix !== 'none' && (
              <Button size="small" busy={fixIt.isPending} onClick={() => fixIt.mutate(of)}>
                {t(`fix.${fix}`)}
              </Button>
            )}
            <Button kind="quiet" size="small" onClick={() => dismiss(true)}>
              {t('dismiss')}
            </Button>
          </>
        )
      }
    >
      <p>{t(`hows.${kind}`)}</p>
      <ReasonDialog
        open={dismissing}
        onOpenChange={dismiss}
        title={t('dismissTitle')}
        description={t('dismissText')}
        act={t('dismiss')}
        busy={leaveIt.isPending}
        suggestions={[t(kind === 'unknown-in-chat' ? 'reasons.friends' : 'reasons.known')]}
        onReason={(reason) => leaveIt.mutate({ ...of, reason })}
      />
    </AttentionItem>
  );
}
