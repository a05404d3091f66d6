import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useGivesFocusBack } from './give-focus-back.ts';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence below the title. */
  description?: ReactNode;
  /** From the right edge, for long content: a drawer. */
  side?: boolean;
  children: ReactNode;
}

const veil = 'fixed inset-0 z-40 bg-veil';
const centre =
  'fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-2xl border border-line bg-surface p-5 shadow-xl outline-none ' +
  'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl sm:p-7';
const drawer =
  'fixed inset-y-0 right-0 z-50 w-full max-w-xl overflow-y-auto border-l border-line bg-surface p-5 shadow-xl outline-none sm:p-7';

/** Asks for one thing in front of the page. On a phone it comes from below. Escape and the veil close it. */
export function Dialog({ open, onOpenChange, title, description, side = false, children }: Props) {
  const t = useTranslations('common');
  const focus = useGivesFocusBack();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={veil} />
        <Primitive.Content
          className={side ? drawer : centre}
          {...focus}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="mb-4 flex items-start gap-4">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-xl font-bold tracking-tight text-balance">
                {title}
              </Primitive.Title>
              {description && (
                <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close
              className="-m-2 rounded-lg p-2 text-muted hover:bg-sunken hover:text-ink"
              aria-label={t('close')}
            >
              <X className="size-5" />
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
