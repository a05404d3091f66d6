import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useNavigateTo } from '../../components/link.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useMemberResults } from '../members/use-member-results.ts';
import type { PaletteSource } from './palette-source.ts';
import { usePageResults } from './use-page-results.ts';

interface Props {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
}

/** Search anything, by keyboard: Ctrl K, a few letters, Enter. */
export function CommandPalette({ text, onText, onClose }: Props) {
  const t = useTranslations('shell.palette');
  const navigate = useNavigateTo();
  const input = useRef<HTMLInputElement>(null);
  // Where the palette looks: a feature adds its own hook.
  const results: PaletteSource[] = [usePageResults(text), useMemberResults(text)];
  const go = (href: string) => {
    onClose();
    navigate(href);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          // Radix would select what is typed already, and the next letter would replace it.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            input.current?.focus();
            input.current?.setSelectionRange(text.length, text.length);
          }}
          className="fixed inset-x-3 top-[8vh] z-50 mx-auto max-w-xl overflow-hidden rounded-2xl border border-line bg-surface shadow-xl outline-none"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          {/* The sources have filtered already, some of them on the server. */}
          <Command shouldFilter={false} label={t('title')}>
            <Command.Input
              value={text}
              ref={input}
              onValueChange={onText}
              placeholder={t('placeholder')}
              className="min-h-14 w-full border-b border-line bg-transparent px-5 text-lg outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-[60vh] overflow-y-auto p-2">
              {results.map((source) => (
                <Group key={source.heading} source={source} onGo={go} />
              ))}
              <Command.Empty className="px-3 py-6 text-center text-muted">
                {results.some(({ busy }) => busy) ? (
                  <Spinner className="mx-auto size-5" />
                ) : (
                  t('nothing', { text })
                )}
              </Command.Empty>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ source, onGo }: { source: PaletteSource; onGo: (href: string) => void }) {
  if (source.items.length === 0) return null;
  return (
    <Command.Group
      heading={source.heading}
      className="**:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:py-1.5 **:[[cmdk-group-heading]]:text-sm **:[[cmdk-group-heading]]:text-muted"
    >
      {source.items.map(({ id, label, detail, icon: Icon, href }) => (
        <Command.Item
          key={id}
          value={id}
          onSelect={() => onGo(href)}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 data-[selected=true]:bg-sunken"
        >
          <Icon className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 truncate">{label}</span>
          {detail && <span className="ml-auto truncate text-sm text-muted">{detail}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
