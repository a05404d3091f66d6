import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { ActTrouble } from './act-trouble.tsx';

interface Props {
  title: string;
  children: ReactNode;
  link: { deepLink: string; expiresAt: string } | undefined;
  error: unknown;
  busy: boolean;
  onMake: () => void;
  onClose: () => void;
}

/** Makes a single-use link, and shows it once: only its hash is kept. */
export function LinkDialog({ title, children, link, error, busy, onMake, onClose }: Props) {
  const t = useTranslations('members.acts');
  const common = useTranslations('common');
  const format = useFormat();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <div className="flex flex-col gap-5">
        <p className="text-muted">{children}</p>
        <ActTrouble error={error} />
        {link ? (
          <>
            <Notice tone="idle">{t('linkReady', { date: format.moment(link.expiresAt) })}</Notice>
            <code className="rounded-lg bg-sunken p-3 text-sm break-all">{link.deepLink}</code>
            <div className="flex justify-end gap-3">
              <CopyButton text={link.deepLink} />
              <Button size="small" onClick={onClose}>
                {common('close')}
              </Button>
            </div>
          </>
        ) : (
          <div className="flex justify-end gap-3">
            <Button kind="quiet" size="small" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button size="small" busy={busy} onClick={onMake}>
              {t('moveAct')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
