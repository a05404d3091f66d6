import { type RecipientCounts, recipientStates } from '@latchkey/contracts/broadcast/broadcast';
import { useFormatter, useTranslations } from 'use-intl';

/** How it went for how many, state by state; what nobody is in is left out. */
export function CountTable({ counts }: { counts: RecipientCounts }) {
  const t = useTranslations('broadcasts.recipient');
  const { number } = useFormatter();
  const shown = recipientStates.filter((state) => counts[state] > 0);
  return (
    <dl className="grid grid-cols-2 gap-2 sm:grid-cols-3">
      {shown.map((state) => (
        <div key={state} className="flex flex-col-reverse rounded-xl bg-sunken px-3 py-2">
          <dt className="text-sm text-muted">{t(state)}</dt>
          <dd className="text-lg font-semibold tabular-nums">{number(counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}
