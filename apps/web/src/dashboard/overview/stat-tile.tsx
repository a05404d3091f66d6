import type { ReactNode } from 'react';
import { Link } from '../../components/link.tsx';

interface Props {
  label: string;
  value: ReactNode;
  hint: ReactNode;
  /** Where more of it is. */
  href?: string | undefined;
  /** Something about it needs a look. */
  alarming?: boolean;
}

/** One figure, what it is, and a word about it. */
export function StatTile({ label, value, hint, href, alarming = false }: Props) {
  return (
    <div className="relative flex flex-col gap-2 rounded-2xl border border-line bg-surface p-4 shadow-sm sm:min-h-36 sm:p-5">
      <dt className="text-[0.95rem] text-muted">
        {href ? (
          // The whole tile is the link's.
          <Link href={href} className="after:absolute after:inset-0 after:rounded-2xl hover:text-ink">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="flex flex-1 flex-col gap-1">
        <div className={alarming ? 'text-warn' : ''}>{value}</div>
        <div className="mt-auto text-sm text-pretty text-muted">{hint}</div>
      </dd>
    </div>
  );
}

/** A plain number as the value of a tile. */
export function Figure({ children }: { children: ReactNode }) {
  return <span className="block text-2xl font-bold tracking-tight tabular-nums sm:text-3xl">{children}</span>;
}
