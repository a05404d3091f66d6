import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { useMemberKey } from '../use-member.ts';
import { LinkDialog } from './link-dialog.tsx';
import { useAct } from './use-act.ts';

/** The link by which a member shows the Telegram account that they move to. */
export function MoveDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members.acts');
  const trpc = useTRPC();
  const key = useMemberKey();
  const make = useAct(trpc.subscriber.createMoveLink.mutationOptions(), { inDialog: true });
  return (
    <LinkDialog
      title={t('moveTitle')}
      link={make.data}
      error={make.error}
      busy={make.isPending}
      onMake={() => make.mutate(key)}
      onClose={onClose}
    >
      {t('moveText')}
    </LinkDialog>
  );
}
