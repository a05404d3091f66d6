import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Member } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { SwitchDialog } from './switch-dialog.tsx';

/** To another plan: for a subscription by card that goes on. Stars cannot be moved. */
export function SwitchButton({ subscription }: { subscription: Member['subscriptions'][number] }) {
  const t = useTranslations('members.switch');
  const [open, setOpen] = useState(false);
  if (subscription.provider !== 'stripe') return null;
  return (
    <>
      <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open && <SwitchDialog subscription={subscription} onClose={() => setOpen(false)} />}
    </>
  );
}
