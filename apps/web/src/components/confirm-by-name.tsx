import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what cannot be taken back. */
  children: ReactNode;
  /** What must be typed. */
  name: string;
  /** The word on the button. */
  act: string;
  busy: boolean;
  onConfirm: () => void;
}

/** For what cannot be undone: the name of the thing is typed before it happens. */
export function ConfirmByName({ open, onOpenChange, title, children, name, act, busy, onConfirm }: Props) {
  const t = useTranslations('common');
  const [typed, type] = useState('');
  const matches = typed.trim() === name.trim();
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (matches && !busy) onConfirm();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <form onSubmit={confirm} className="flex flex-col gap-5">
        <div className="flex flex-col gap-3 text-muted">{children}</div>
        <TextField
          label={t.rich('typeToConfirm', { name, b: (chunks) => <strong>{chunks}</strong> })}
          value={typed}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="quiet" size="small" onClick={() => onOpenChange(false)}>
            {t('cancel')}
          </Button>
          <Button kind="danger" size="small" type="submit" busy={busy} disabled={!matches}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
