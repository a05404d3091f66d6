import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What the chart says, for who does not see it. */
  summary: string;
  children: ReactNode;
}

/** One chart with its name. */
export function ChartCard({ title, summary, children }: Props) {
  return (
    <figure className="min-w-0 rounded-2xl border border-line bg-surface p-5 shadow-sm">
      <figcaption className="mb-3 font-medium">
        {title}
        <span className="sr-only">. {summary}</span>
      </figcaption>
      <div className="h-64 text-sm">{children}</div>
    </figure>
  );
}
