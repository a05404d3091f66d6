import { Check, ChevronDown, CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../components/badge.tsx';
import type { StepState } from './steps-of.ts';

interface Props {
  number: number;
  title: string;
  state: StepState;
  /** One line while it is closed. */
  line?: ReactNode;
  children: ReactNode;
}

const marks = {
  done: 'bg-ok-soft text-ok',
  current: 'bg-accent text-on-accent',
  waiting: 'bg-sunken text-muted',
  trouble: 'bg-warn-soft text-warn',
} as const satisfies Record<StepState, string>;
const tones = { done: 'ok', current: 'idle', waiting: 'idle', trouble: 'warn' } as const;

/** A step of the checklist: open while it is the next, to be opened at any time. */
export function StepFrame({ number, title, state, line, children }: Props) {
  const t = useTranslations('onboarding.status');
  const id = useId();
  const isNext = state === 'current' || state === 'trouble';
  const [open, setOpen] = useState(isNext);
  // It opens when its turn comes, and closes when it is done.
  useEffect(() => setOpen(isNext), [isNext]);
  return (
    <li
      className={`rounded-2xl border bg-surface shadow-sm ${isNext ? 'border-accent' : 'border-line'}`}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex min-h-16 w-full items-center gap-4 rounded-2xl px-4 py-3 text-left sm:px-5"
        >
          <span
            className={`grid size-9 shrink-0 place-items-center rounded-full font-semibold ${marks[state]}`}
          >
            {state === 'done' ? (
              <Check className="size-5" />
            ) : state === 'trouble' ? (
              <CircleAlert className="size-5" />
            ) : (
              number
            )}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block font-semibold">{title}</span>
            {!open && line && <span className="block truncate text-sm text-muted">{line}</span>}
          </span>
          <Badge
            tone={tones[state]}
            className={state === 'current' || state === 'waiting' ? 'max-sm:hidden' : ''}
          >
            {t(state)}
          </Badge>
          <ChevronDown
            className={`size-5 shrink-0 text-muted transition-transform motion-reduce:transition-none ${open ? 'rotate-180' : ''}`}
          />
        </button>
      </h2>
      <div id={id} hidden={!open} className="px-4 pb-5 sm:pr-6 sm:pl-18">
        <div className="flex flex-col gap-4">{children}</div>
      </div>
    </li>
  );
}
