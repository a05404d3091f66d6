import { useTranslations } from 'use-intl';
import { type Member, useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { useAct } from './use-act.ts';

/** Lets a subscription end with its period, or go on after all: each takes the other back. */
export function RenewalButton({ subscription }: { subscription: Member['subscriptions'][number] }) {
  const t = useTranslations('members.acts');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const toast = useToast();
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  const cancel = useAct(trpc.subscription.cancelAtPeriodEnd.mutationOptions());
  const resume = useAct(trpc.subscription.resume.mutationOptions());
  const cancelStars = useAct(trpc.stars.cancel.mutationOptions());
  const input = { organisationId, subscriptionId: subscription.id };
  if (subscription.provider === 'stars') {
    const act = () => cancelStars.mutate(input, { onSuccess: () => toast({ text: t('cancelledSoon') }) });
    return (
      <Button kind="quiet" size="small" busy={cancelStars.isPending} onClick={act}>
        {t('cancelStars')}
      </Button>
    );
  }
  const goOn = () => resume.mutate(input, { onSuccess: () => toast({ text: t('resumeDone') }) });
  const end = () =>
    cancel.mutate(input, {
      onSuccess: ({ cancelAt }) =>
        toast({
          text: t('cancelDone', { date: cancelAt ? format.day(cancelAt) : '' }),
          action: { label: common('undo'), onAct: goOn },
        }),
    });
  const ends = subscription.cancelAt !== null;
  return (
    <Button kind="quiet" size="small" busy={cancel.isPending || resume.isPending} onClick={ends ? goOn : end}>
      {ends ? t('resume') : t('cancel')}
    </Button>
  );
}
