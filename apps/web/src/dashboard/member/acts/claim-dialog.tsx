import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { LinkDialog } from './link-dialog.tsx';
import { useAct } from './use-act.ts';

/** The link by which somebody who has a place tells which Telegram account will enter. */
export function ClaimDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const t = useTranslations('members.acts');
  const trpc = useTRPC();
  const make = useAct(trpc.claim.create.mutationOptions(), { inDialog: true });
  return (
    <LinkDialog
      title={t('claimTitle')}
      link={make.data}
      error={make.error}
      busy={make.isPending}
      onMake={() => make.mutate({ orderId })}
      onClose={onClose}
    >
      {t('claimText')}
    </LinkDialog>
  );
}
