import type { MemberSort } from '@latchkey/contracts/members/standing';
import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberRow } from '../../api/trpc.ts';
import { useFormat } from '../../format/use-format.ts';
import { ChannelStandings } from './channel-standings.tsx';
import { MemberName } from './member-name.tsx';

/** Searching, sorting and paging are the server's: the table itself only knows columns and rows. */
export const memberTable = tableFeatures({});
const helper = createColumnHelper<typeof memberTable, MemberRow>();

/** What the server can sort by. */
export const sortOf: Partial<Record<string, MemberSort>> = {
  member: 'name',
  since: 'since',
  paidThrough: 'paidThrough',
};

/** The columns of the list, in its language. */
export function useMemberColumns() {
  const t = useTranslations('members');
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words and formats change with the language alone.
  return useMemo(
    () =>
      helper.columns([
        helper.display({
          id: 'member',
          header: t('columns.member'),
          cell: ({ row }) => <MemberName row={row.original} />,
        }),
        helper.display({
          id: 'channels',
          header: t('columns.channels'),
          cell: ({ row }) => <ChannelStandings channels={row.original.channels} />,
        }),
        helper.display({
          id: 'plans',
          header: t('columns.plans'),
          cell: ({ row }) => {
            const plans = row.original.plans.join(', ');
            return (
              <span className="block truncate" title={plans}>
                {plans || <span className="text-muted">–</span>}
              </span>
            );
          },
        }),
        helper.display({
          id: 'since',
          header: t('columns.since'),
          cell: ({ row }) => format.day(row.original.since),
        }),
        helper.display({
          id: 'paidThrough',
          header: t('columns.paidThrough'),
          cell: ({ row }) =>
            row.original.paidThrough ? (
              format.day(row.original.paidThrough)
            ) : (
              <span className="text-muted">–</span>
            ),
        }),
        helper.display({
          id: 'lifetime',
          header: t('columns.lifetime'),
          cell: ({ row }) => (
            <span className="block text-right tabular-nums">{format.moneys(row.original.lifetime)}</span>
          ),
        }),
      ]),
    [t],
  );
}
