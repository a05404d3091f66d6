import { contentLimits } from '@latchkey/contracts/broadcast/content';
import { Bold, Italic, Link2, type LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { controlStyle } from '../../components/control-style.ts';
import { Field } from '../../components/field.tsx';

interface Props {
  value: string;
  /** Characters as Telegram counts them. */
  length: number;
  error?: string | undefined;
  onChange: (typed: string) => void;
}

/** Where a message is typed, with buttons for what may be in it. They put marks around what is selected. */
export function ContentField({ value, length, error, onChange }: Props) {
  const t = useTranslations('broadcasts.editor');
  const area = useRef<HTMLTextAreaElement>(null);
  const mark = (before: string, after: string, selectAfter?: string) => {
    const field = area.current;
    if (!field) return;
    const { selectionStart: from, selectionEnd: to } = field;
    const words = value.slice(from, to) || t('words');
    onChange(`${value.slice(0, from)}${before}${words}${after}${value.slice(to)}`);
    requestAnimationFrame(() => {
      field.focus();
      const begin = from + before.length;
      const end = begin + words.length;
      const address = selectAfter ? end + after.indexOf(selectAfter) : 0;
      if (selectAfter) field.setSelectionRange(address, address + selectAfter.length);
      else field.setSelectionRange(begin, end);
    });
  };
  return (
    <Field label={t('text')} hint={t('length', { length, most: contentLimits.characters })} error={error}>
      {(control) => (
        <>
          <div role="toolbar" aria-label={t('format')} className="flex gap-1">
            <Mark icon={Bold} label={t('bold')} onPress={() => mark('**', '**')} />
            <Mark icon={Italic} label={t('italic')} onPress={() => mark('_', '_')} />
            <Mark icon={Link2} label={t('link')} onPress={() => mark('[', '](https://)', 'https://')} />
          </div>
          <textarea
            {...control}
            ref={area}
            rows={10}
            className={controlStyle}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </>
      )}
    </Field>
  );
}

function Mark({ icon: Icon, label, onPress }: { icon: LucideIcon; label: string; onPress: () => void }) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      onClick={onPress}
      className="grid size-10 place-items-center rounded-lg border border-line bg-surface text-ink hover:bg-sunken"
    >
      <Icon className="size-4" />
    </button>
  );
}
