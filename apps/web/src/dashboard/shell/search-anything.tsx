import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));

/** The palette. What is typed before its code is here is not lost. */
export function SearchAnything({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    onClose();
    // Once the palette has let the focus go.
    setTimeout(() => opener instanceof HTMLElement && opener.focus());
  };
  return (
    <Suspense fallback={<Waiting text={text} onText={setText} onClose={close} />}>
      <CommandPalette text={text} onText={setText} onClose={close} />
    </Suspense>
  );
}

interface Props {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
}

function Waiting({ text, onText, onClose }: Props) {
  const t = useTranslations('shell.palette');
  return (
    <div className="fixed inset-0 z-40 bg-veil">
      <div className="fixed inset-x-3 top-[8vh] z-50 mx-auto max-w-xl rounded-2xl border border-line bg-surface shadow-xl">
        <input
          // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it, and is typing already.
          autoFocus
          aria-label={t('title')}
          value={text}
          placeholder={t('placeholder')}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
          className="min-h-14 w-full bg-transparent px-5 text-lg outline-none placeholder:text-muted"
        />
      </div>
    </div>
  );
}
