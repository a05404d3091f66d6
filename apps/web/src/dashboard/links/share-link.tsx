import { ExternalLink, QrCode as QrIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/button.tsx';
import { buttonStyle } from '../../components/button-style.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { QrCode } from '../../components/qr-code.tsx';

/** A public link, to be copied, scanned and opened. `what`: where it leads. */
export function ShareLink({ what, url }: { what: string; url: string }) {
  const t = useTranslations('plans.page');
  const [scanning, scan] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="text-sm text-muted">{what}</p>
        <p className="font-mono text-sm break-all">{url.replace(/^https?:\/\//, '')}</p>
      </div>
      <div className="flex gap-2">
        <CopyButton text={url} />
        <Button kind="quiet" size="small" aria-label={t('qr', { what })} onClick={() => scan(true)}>
          <QrIcon className="size-4" />
        </Button>
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={what}
          className={buttonStyle('quiet', 'small')}
        >
          <ExternalLink className="size-4" />
        </a>
      </div>
      <Dialog open={scanning} onOpenChange={scan} title={t('showQr')} description={what}>
        <div className="flex justify-center">
          <QrCode text={url} label={t('qr', { what })} className="w-full max-w-56" />
        </div>
      </Dialog>
    </div>
  );
}
