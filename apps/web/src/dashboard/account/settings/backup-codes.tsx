import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { buttonStyle } from '../../../components/button-style.ts';
import { CheckField } from '../../../components/check-field.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';

/** The backup codes, once: copied or downloaded before the dialog can be left by its button. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('account.twoFactor');
  const [kept, keep] = useState(false);
  const text = codes.join('\n');
  return (
    <div className="flex flex-col gap-5">
      <div>
        <p className="font-medium">{t('codes')}</p>
        <p className="text-muted">{t('codesText')}</p>
      </div>
      <ul className="grid grid-cols-2 gap-2 rounded-xl bg-sunken p-4 font-mono text-[0.95rem]">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={text} label={t('copy')} />
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="latchkey-backup-codes.txt"
          className={buttonStyle('quiet', 'small')}
        >
          <Download className="size-4" />
          {t('download')}
        </a>
      </div>
      <CheckField label={t('kept')} checked={kept} onChange={(event) => keep(event.target.checked)} />
      <Button disabled={!kept} onClick={onDone}>
        {t('done')}
      </Button>
    </div>
  );
}
