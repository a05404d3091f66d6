import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { useAct } from './use-act.ts';

/** Lifts a block: whoever is entitled by what they paid is let in again. */
export function UnblockButton({ blockId }: { blockId: string }) {
  const t = useTranslations('members.acts');
  const trpc = useTRPC();
  const toast = useToast();
  const { id: organisationId } = useOrganisation();
  const unblock = useAct(trpc.subscriber.unblock.mutationOptions());
  const lift = () =>
    unblock.mutate(
      { organisationId, blockId, reason: t('unblockReason') },
      { onSuccess: () => toast({ text: t('unblocked') }) },
    );
  return (
    <Button kind="plain" size="small" className="px-0!" busy={unblock.isPending} onClick={lift}>
      {t('unblock')}
    </Button>
  );
}
