import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { useAct } from './use-act.ts';

/** Takes given time back. */
export function TakeBackButton({ orderId }: { orderId: string }) {
  const t = useTranslations('members.acts');
  const trpc = useTRPC();
  const toast = useToast();
  const { id: organisationId } = useOrganisation();
  const takeBack = useAct(trpc.subscriber.takeBackDays.mutationOptions());
  const act = () =>
    takeBack.mutate(
      { organisationId, orderId, reason: t('takeBack') },
      { onSuccess: () => toast({ text: t('takenBack') }) },
    );
  return (
    <Button kind="plain" size="small" busy={takeBack.isPending} onClick={act}>
      {t('takeBack')}
    </Button>
  );
}
