import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';

/** What every list of the page is given. */
export interface ListProps {
  filter: { from?: string; to?: string; currency?: string };
  status: string | undefined;
  onStatus: (status: string | undefined) => void;
}

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  /** Amounts stand at the right. */
  right?: boolean;
}

interface Props<Row> {
  label: string;
  list: {
    error: unknown;
    isPending: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** Below a row, over its whole width. */
  below?: (row: Row) => ReactNode;
  empty: { icon: LucideIcon; title: string; text: string };
}

/** A list of movements: a table, and on a phone a card for each. */
export function MoneyTable<Row extends { id: string }>({
  label,
  list,
  rows,
  columns,
  below,
  empty,
}: Props<Row>) {
  const t = useTranslations('common');
  const explain = useExplainError();
  if (list.error && rows.length === 0) return <Notice tone="bad">{explain(list.error)}</Notice>;
  if (list.isPending) return <Skeleton className="h-64 w-full rounded-2xl!" />;
  if (rows.length === 0) {
    return (
      <div className="rounded-2xl border border-line bg-surface shadow-sm">
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.text}
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-sm">
        <table aria-label={label} className="block w-full md:table">
          <thead className="hidden text-left text-sm text-muted md:table-header-group">
            <tr>
              {columns.map(({ header, right }) => (
                <th key={header} scope="col" className={`px-4 py-3 font-normal ${right ? 'text-right' : ''}`}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((row) => {
            const extra = below?.(row);
            return (
              <tbody key={row.id} className="block border-t border-line first:border-t-0 md:table-row-group">
                <tr className="grid grid-cols-2 gap-x-4 gap-y-1 p-4 md:table-row md:p-0">
                  {columns.map(({ header, cell, right }) => (
                    <td
                      key={header}
                      className={`min-w-0 md:px-4 md:py-3 ${right ? 'text-right tabular-nums' : ''}`}
                    >
                      {cell(row)}
                    </td>
                  ))}
                </tr>
                {extra && (
                  <tr className="block md:table-row">
                    <td colSpan={columns.length} className="block px-4 pb-4 md:table-cell">
                      {extra}
                    </td>
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
      </div>
      {list.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button
            kind="quiet"
            size="small"
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}
