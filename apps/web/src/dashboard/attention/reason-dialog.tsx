import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  act: string;
  busy: boolean;
  /** What is mostly true: one click each. */
  suggestions?: readonly string[];
  onReason: (reason: string) => void;
}

const shortest = 3;

/** Asks why, for the audit. */
export function ReasonDialog(props: Props) {
  const { open, onOpenChange, title, description, act, busy, suggestions = [], onReason } = props;
  const t = useTranslations('attention.brakes');
  const common = useTranslations('common');
  const [reason, setReason] = useState('');
  const enough = reason.trim().length >= shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (enough && !busy) onReason(reason.trim());
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        {suggestions.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {suggestions.map((suggestion) => (
              <Button key={suggestion} kind="quiet" size="small" onClick={() => setReason(suggestion)}>
                {suggestion}
              </Button>
            ))}
          </div>
        )}
        <TextAreaField
          label={t('reason')}
          hint={t('reasonHint')}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="quiet" size="small" onClick={() => onOpenChange(false)}>
            {common('cancel')}
          </Button>
          <Button size="small" type="submit" busy={busy} disabled={!enough}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
