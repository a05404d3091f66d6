import { useTranslations } from 'use-intl';
import { Button } from '../../components/button.tsx';

/** The two buttons at the foot of a form in a dialog. */
export function DialogActs({ act, busy, onCancel }: { act: string; busy: boolean; onCancel: () => void }) {
  const common = useTranslations('common');
  return (
    <div className="flex justify-end gap-3">
      <Button kind="quiet" size="small" onClick={onCancel}>
        {common('cancel')}
      </Button>
      <Button type="submit" size="small" busy={busy}>
        {act}
      </Button>
    </div>
  );
}
