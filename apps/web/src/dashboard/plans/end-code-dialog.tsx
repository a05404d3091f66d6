import { useTranslations } from 'use-intl';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';

interface Props {
  kind: 'coupons' | 'codes';
  code: string;
  busy: boolean;
  error: unknown;
  onEnd: () => void;
  onClose: () => void;
}

/** Before a code ends for good. */
export function EndCodeDialog({ kind, code, busy, error, onEnd, onClose }: Props) {
  const t = useTranslations(`plans.${kind}`);
  const common = useTranslations('common');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('endTitle', { code })}
      description={t('endText')}
    >
      <div className="flex flex-col gap-5">
        <ActTrouble error={error} />
        <div className="flex justify-end gap-3">
          <Button kind="quiet" size="small" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button kind="danger" size="small" busy={busy} onClick={onEnd}>
            {t('end')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
