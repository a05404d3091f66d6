import type { RecipientCounts, RecipientState } from '@latchkey/contracts/broadcast/broadcast';
import { useFormatter, useTranslations } from 'use-intl';

/** The parts of the bar, from its left: arrived, did not, is still to come. */
const parts = [
  { states: ['sent'], look: 'bg-ok' },
  { states: ['in_doubt'], look: 'bg-warn' },
  { states: ['failed', 'blocked', 'never_started', 'opted_out', 'cancelled'], look: 'bg-idle' },
] as const satisfies readonly { states: readonly RecipientState[]; look: string }[];

/** How far a broadcast is, as a bar and in words. */
export function ProgressBar({ counts }: { counts: RecipientCounts }) {
  const t = useTranslations('broadcasts');
  const { number } = useFormatter();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const left = counts.queued + counts.sending;
  const share = (count: number) => `${total === 0 ? 0 : (100 * count) / total}%`;
  return (
    <span className="flex flex-col gap-1">
      <span aria-hidden="true" className="flex h-2 overflow-hidden rounded-full bg-sunken">
        {parts.map(({ states, look }) => (
          <span
            key={look}
            className={`${look} transition-[width]`}
            style={{ width: share(states.reduce((sum, state) => sum + counts[state], 0)) }}
          />
        ))}
      </span>
      <span className="text-sm text-muted">
        {left > 0
          ? t('progress', { done: number(total - left), total: number(total) })
          : t('arrived', { sent: counts.sent, total })}
      </span>
    </span>
  );
}
