import { importLimits } from '@latchkey/contracts/members/import-line';
import { FileUp } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { buttonStyle } from '../../../components/button-style.ts';
import { saveFile } from '../save-file.ts';
import type { ChosenFile } from './import-page.tsx';

const example =
  'telegram_id,username,email,plan,paid_until\r\n123456789,,,Monthly,2027-01-31\r\n,@ada_l,ada@example.com,Monthly,2027-06-30\r\n';

/** A file is chosen, or dropped. It is read here; nothing is sent but its lines. */
export function ChooseFile({ onChoose }: { onChoose: (file: ChosenFile) => void }) {
  const t = useTranslations('members.import');
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (file) onChoose({ name: file.name, size: file.size, csv: await file.text() });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-3 rounded-2xl border-2 border-dashed px-5 py-12 text-center ${isOver ? 'border-accent bg-accent-soft' : 'border-line bg-surface'}`}
    >
      <span className="grid size-12 place-items-center rounded-full bg-accent-soft text-accent">
        <FileUp className="size-6" />
      </span>
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        {t('file')}
      </h2>
      <p className="max-w-xl text-pretty text-muted">{t('fileHint', { lines: importLimits.lines })}</p>
      <div className="mt-2 flex flex-wrap items-center justify-center gap-3">
        <label
          htmlFor={id}
          className={`${buttonStyle('primary', 'small')} cursor-pointer has-[:focus-visible]:outline-2`}
        >
          {t('choose')}
          <input
            id={id}
            type="file"
            accept=".csv,text/csv,text/plain"
            className="sr-only"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
        <span className="text-muted">{t('drop')}</span>
      </div>
      <Button
        kind="plain"
        size="small"
        onClick={() => saveFile('members-example.csv', [example], 'text/csv')}
      >
        {t('example')}
      </Button>
    </section>
  );
}
