import { Check, CircleAlert, Info, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Tone, toneStyle } from './tone.ts';

const icons = { ok: Check, warn: CircleAlert, bad: CircleAlert, idle: Info } as const satisfies Record<
  Tone,
  LucideIcon
>;

/** A message inside a page. An error is announced at once. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={`flex gap-3 rounded-xl px-4 py-3 text-[0.95rem] ${toneStyle[tone]}`}
    >
      <Icon className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
