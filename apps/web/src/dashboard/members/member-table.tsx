import { useTable } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberRow } from '../../api/trpc.ts';
import { Link } from '../../components/link.tsx';
import { ChannelStandings } from './channel-standings.tsx';
import { memberTable, sortOf, useMemberColumns } from './member-columns.tsx';
import { MemberName } from './member-name.tsx';
import type { MemberSearch } from './member-search.ts';
import { firstDirection } from './use-members.ts';

const columnsStyle =
  'grid grid-cols-[minmax(10rem,1.7fr)_minmax(8rem,1.2fr)_minmax(7rem,1.3fr)_7rem_7.5rem_minmax(5.5rem,0.7fr)] items-center gap-4 px-4';
/** Pixels. A row is as high on a phone, where it is a card of two lines. */
const rowHeight = 68;

interface Props {
  rows: readonly MemberRow[];
  /** How many there are in all: so long is the bar at the side, whatever has been fetched. */
  total: number;
  search: MemberSearch;
  onSort: (sort: Pick<MemberSearch, 'sort' | 'direction'>) => void;
  hrefOf: (row: MemberRow) => string;
  hasMore: boolean;
  onMore: () => void;
}

/**
 * The list, of which only what is seen is on the page. It scrolls with the window; what is not fetched yet has its place.
 * Arrow keys go from row to row, Enter opens one.
 */
export function MemberTable({ rows, total, search, onSort, hrefOf, hasMore, onMore }: Props) {
  const t = useTranslations('members');
  const columns = useMemberColumns();
  const table = useTable({
    features: memberTable,
    columns,
    data: rows as MemberRow[],
    getRowId: (row) => row.id,
  });
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: Math.max(total, rows.length),
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) onMore();
  }, [hasMore, last, rows.length, onMore]);

  const [focused, setFocused] = useState(0);
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(focused + step, 0), rows.length - 1);
    setFocused(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  const model = table.getRowModel().rows;
  return (
    <div className="rounded-2xl border border-line bg-surface shadow-sm">
      <HeaderRow table={table} search={search} onSort={onSort} />
      <p className="sr-only">{t('keyboard')}</p>
      {/* A list of links: each is one member. */}
      <ul
        ref={list}
        aria-label={t('title')}
        onKeyDown={move}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const row = model[index];
          const place = { height: rowHeight, transform: `translateY(${start - top}px)` };
          if (!row) return <RowSkeleton key={index} place={place} />;
          return (
            <li
              key={row.id}
              className={`absolute inset-x-0 top-0 border-t ${index === 0 ? 'border-transparent lg:border-line' : 'border-line'}`}
              style={place}
            >
              <Link
                href={hrefOf(row.original)}
                data-index={index}
                tabIndex={index === focused ? 0 : -1}
                onFocus={() => setFocused(index)}
                className="flex h-full flex-col justify-center -outline-offset-2 hover:bg-sunken"
              >
                <span className={`hidden lg:grid ${columnsStyle}`}>
                  {row.getAllCells().map((cell) => (
                    <span key={cell.id} className="min-w-0">
                      <table.FlexRender cell={cell} />
                    </span>
                  ))}
                </span>
                <span className="flex items-center justify-between gap-3 px-4 lg:hidden">
                  <MemberName row={row.original} />
                  <span className="shrink-0">
                    <ChannelStandings channels={row.original.channels.slice(0, 1)} />
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type Table = ReturnType<typeof useTable<typeof memberTable, MemberRow>>;

function HeaderRow({ table, search, onSort }: Pick<Props, 'search' | 'onSort'> & { table: Table }) {
  const t = useTranslations('members');
  const current = search.sort ?? 'since';
  const direction = search.direction ?? firstDirection(current);
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div className={`hidden min-h-11 text-sm text-muted lg:grid ${columnsStyle}`}>
      {headers.map((header) => {
        const sort = sortOf[header.column.id];
        if (!sort) {
          return (
            <span key={header.id} className={header.column.id === 'lifetime' ? 'text-right' : ''}>
              <table.FlexRender header={header} />
            </span>
          );
        }
        const isCurrent = sort === current;
        const turned = direction === 'asc' ? 'desc' : 'asc';
        const Arrow = direction === 'asc' ? ArrowUp : ArrowDown;
        const column = t(`columns.${header.column.id as 'member'}`);
        return (
          <button
            key={header.id}
            type="button"
            aria-label={`${t('sortBy', { column })}${isCurrent ? `, ${t(`sorted.${direction}`)}` : ''}`}
            onClick={() => onSort({ sort, direction: isCurrent ? turned : firstDirection(sort) })}
            className={`flex min-h-9 items-center gap-1 text-left hover:text-ink ${isCurrent ? 'font-semibold text-ink' : ''}`}
          >
            {column}
            {isCurrent && <Arrow className="size-4" />}
          </button>
        );
      })}
    </div>
  );
}

function RowSkeleton({ place }: { place: { height: number; transform: string } }) {
  return (
    <li
      aria-hidden="true"
      className="absolute inset-x-0 top-0 flex flex-col justify-center gap-2 border-t border-line px-4"
      style={place}
    >
      <span className="block h-4 w-40 rounded-md bg-sunken" />
      <span className="block h-3 w-56 max-w-full rounded-md bg-sunken" />
    </li>
  );
}
