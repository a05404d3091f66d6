import { X } from 'lucide-react';
import { Toast as Primitive } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Tone } from './tone.ts';

interface ToastMessage {
  text: ReactNode;
  tone?: Tone;
  /** What takes it back, or goes on. */
  action?: { label: string; onAct: () => void };
}

interface Shown extends ToastMessage {
  id: number;
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});
/** Long enough to read, and to press undo. */
const shownMs = 8_000;
const edges = {
  ok: 'border-l-ok',
  warn: 'border-l-warn',
  bad: 'border-l-bad',
  idle: 'border-l-line',
} as const;

/** Says for a moment what was done. Nothing that must be read: that stands on the page. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  const [toasts, setToasts] = useState<Shown[]>([]);
  const say = useCallback((message: ToastMessage) => {
    setToasts((all) => [...all.slice(-2), { ...message, id: (all.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const close = (id: number) => setToasts((all) => all.filter((each) => each.id !== id));
  return (
    <ToastContext value={useMemo(() => say, [say])}>
      <Primitive.Provider duration={shownMs} swipeDirection="right">
        {children}
        {toasts.map(({ id, text, tone = 'ok', action }) => (
          <Primitive.Root
            key={id}
            onOpenChange={(open) => !open && close(id)}
            className={`flex items-center gap-3 rounded-xl border border-l-4 border-line bg-surface py-3 pr-3 pl-4 shadow-lg ${edges[tone]}`}
          >
            <Primitive.Description className="min-w-0 flex-1">{text}</Primitive.Description>
            {action && (
              <Primitive.Action
                altText={action.label}
                onClick={action.onAct}
                className="min-h-9 rounded-lg px-3 font-semibold text-accent hover:bg-sunken"
              >
                {action.label}
              </Primitive.Action>
            )}
            <Primitive.Close aria-label={t('close')} className="rounded-lg p-1.5 text-muted hover:bg-sunken">
              <X className="size-4" />
            </Primitive.Close>
          </Primitive.Root>
        ))}
        <Primitive.Viewport className="fixed right-0 bottom-0 z-60 flex w-full max-w-md flex-col gap-2 p-4 outline-none" />
      </Primitive.Provider>
    </ToastContext>
  );
}

/** `toast({ text, action })`. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}
