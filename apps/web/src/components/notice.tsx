import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { type Tone, toneStyle } from './tone.ts';

const icons = { ok: 'check', warn: 'warning', bad: 'warning', idle: 'clock' } as const satisfies Record<
  Tone,
  IconName
>;

/** A message inside a page. An error is announced at once. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={`flex gap-3 rounded-xl px-4 py-3 text-[0.95rem] ${toneStyle[tone]}`}
    >
      <Icon name={icons[tone]} className="mt-0.5 size-5" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
