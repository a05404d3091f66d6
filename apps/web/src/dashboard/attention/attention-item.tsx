import type { LucideIcon } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useFormatter, useNow } from 'use-intl';
import { type Tone, toneStyle } from '../../components/tone.ts';
import { useAgo } from '../../format/use-ago.ts';

interface Props {
  icon: LucideIcon;
  tone?: Tone;
  title: string;
  /** Where, who, since when. */
  about?: readonly ReactNode[];
  since?: string;
  /** In plain words what it means, and what can be done. */
  children: ReactNode;
  /** The acts, one click each. */
  acts?: ReactNode;
}

/** One thing that waits for a person. */
export function AttentionItem({
  icon: Icon,
  tone = 'warn',
  title,
  about = [],
  since,
  children,
  acts,
}: Props) {
  const format = useFormatter();
  const ago = useAgo(useNow({ updateInterval: 30_000 }));
  const facts = about.filter(Boolean);
  return (
    <li className="flex gap-4 rounded-2xl border border-line bg-surface p-5 shadow-sm max-sm:flex-col sm:p-6">
      <span className={`grid size-10 shrink-0 place-items-center rounded-full ${toneStyle[tone]}`}>
        <Icon className="size-5" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div>
          <h2 className="text-lg font-semibold text-balance">{title}</h2>
          <p className="text-sm text-muted">
            {facts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one thing keep their places.
              <Fragment key={index}>{fact} · </Fragment>
            ))}
            {since && (
              <time
                dateTime={since}
                title={format.dateTime(new Date(since), { dateStyle: 'full', timeStyle: 'short' })}
              >
                {ago(since)}
              </time>
            )}
          </p>
        </div>
        <div className="text-pretty">{children}</div>
        {acts && <div className="flex flex-wrap gap-3">{acts}</div>}
      </div>
    </li>
  );
}
