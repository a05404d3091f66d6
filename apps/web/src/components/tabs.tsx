import { useEffect, useRef } from 'react';
import { Link } from './link.tsx';

interface Props {
  label: string;
  tabs: readonly { href: string; label: string; count?: number | undefined }[];
  /** The address of the one shown. */
  current: string;
}

/** Parts of one page, each with its own address: a person can come back to it, and send it. */
export function Tabs({ label, tabs, current }: Props) {
  const row = useRef<HTMLElement>(null);
  // On a narrow screen the one shown may be beyond the edge. Only the row is moved, not the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is shown.
  useEffect(() => {
    const shown = row.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (row.current && shown)
      row.current.scrollLeft = shown.offsetLeft - (row.current.clientWidth - shown.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={row} aria-label={label} className="relative -mx-1 overflow-x-auto border-b border-line">
      <ul className="flex">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.href === current ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2 border-b-2 border-transparent px-2.5 whitespace-nowrap text-muted -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && (
                <span className="rounded-full bg-warn-soft px-2 text-sm text-warn tabular-nums">
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
