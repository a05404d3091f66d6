import { type ImportOutcome, importOutcomes } from '@latchkey/contracts/members/import-line';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportPreview as Preview } from '../../../api/trpc.ts';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import type { Tone } from '../../../components/tone.ts';
import { useFormat } from '../../../format/use-format.ts';

const tones: Record<ImportOutcome, Tone> = {
  give: 'ok',
  wait_for_link: 'warn',
  has_longer: 'idle',
  fault: 'bad',
};
const rowHeight = 60;
const lineStyle =
  'grid grid-cols-[3.5rem_minmax(0,1fr)] items-center gap-x-4 px-4 md:grid-cols-[3.5rem_minmax(0,1fr)_minmax(0,1fr)_8rem_minmax(0,1.4fr)]';

interface Props {
  preview: Preview;
  busy: boolean;
  onStart: () => void;
}

/** What would become of each line. */
export function ImportPreview({ preview: { lines, counts }, busy, onStart }: Props) {
  const t = useTranslations('members.import');
  const [only, setOnly] = useState<ImportOutcome | 'all'>('all');
  const willCome = counts.give + counts.wait_for_link;
  const shown = only === 'all' ? lines : lines.filter(({ outcome }) => outcome === only);
  const choices = (['all', ...importOutcomes] as const)
    .filter((each) => each === 'all' || counts[each] > 0)
    .map((each) => ({
      value: each,
      label: `${t(`only.${each}`)} · ${each === 'all' ? lines.length : counts[each]}`,
    }));
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('preview')}</h2>
      <Segmented label={t('preview')} value={only} onChange={setOnly} choices={choices} />
      <Lines key={only} lines={shown} />
      {counts.wait_for_link > 0 && <Notice tone="idle">{t('waitHint')}</Notice>}
      {counts.fault > 0 && <Notice tone="warn">{t('faultsStay', { count: counts.fault })}</Notice>}
      <div className="flex justify-end">
        <Button size="small" disabled={willCome === 0} busy={busy} onClick={onStart}>
          {t('start', { count: willCome })}
        </Button>
      </div>
    </section>
  );
}

/** Thousands of lines scroll in a box of their own; only what is seen is on the page. */
function Lines({ lines }: { lines: Preview['lines'] }) {
  const t = useTranslations('members.import');
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => box.current,
    overscan: 10,
  });
  return (
    <div className="rounded-2xl border border-line bg-surface shadow-sm">
      <div aria-hidden="true" className={`hidden py-3 text-sm text-muted md:grid ${lineStyle}`}>
        {(['line', 'who', 'plan', 'until', 'what'] as const).map((name) => (
          <span key={name}>{t(name)}</span>
        ))}
      </div>
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard.
        tabIndex={0}
        aria-label={t('preview')}
        className="max-h-[28rem] overflow-y-auto"
      >
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (!line) return null;
            const place = { height: rowHeight, transform: `translateY(${start}px)` };
            return <LineRow key={line.line} line={line} place={place} />;
          })}
        </ul>
      </section>
    </div>
  );
}

function LineRow({
  line,
  place,
}: {
  line: Preview['lines'][number];
  place: { height: number; transform: string };
}) {
  const t = useTranslations('members.import');
  const format = useFormat();
  const until = line.outcome === 'fault' ? '–' : t('forGood');
  return (
    <li className={`absolute inset-x-0 top-0 border-t border-line ${lineStyle}`} style={place}>
      <span className="text-sm text-muted tabular-nums">{line.line}</span>
      <span className="truncate font-medium">{line.who || '–'}</span>
      <span className="hidden truncate text-muted md:block">{line.plan ?? '–'}</span>
      <span className="hidden text-sm text-muted md:block">
        {line.until ? format.day(line.until) : until}
      </span>
      <span className="col-start-2 min-w-0 truncate md:col-start-auto">
        <Badge tone={tones[line.outcome]}>
          {line.fault ? t(`fault.${line.fault}`) : t(`outcome.${line.outcome}`)}
        </Badge>
        {line.known && <span className="ml-2 hidden text-sm text-muted lg:inline">{t('known')}</span>}
      </span>
    </li>
  );
}
