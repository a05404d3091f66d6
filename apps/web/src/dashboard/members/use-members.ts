import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type MemberRow, useTRPC } from '../../api/trpc.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import type { MemberSearch } from './member-search.ts';

const rowsAtOnce = 200;

/** The members that an address selects, as far as they have been scrolled to. What was shown stays until the next is there. */
export function useMembers({ direction, sort = 'since', ...search }: MemberSearch) {
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const input = {
    organisationId,
    ...search,
    sort,
    order: direction ?? firstDirection(sort),
    limit: rowsAtOnce,
  };
  const pages = useInfiniteQuery(
    trpc.subscriber.list.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useMemo<MemberRow[]>(
    () => pages.data?.pages.flatMap(({ items }) => items) ?? [],
    [pages.data],
  );
  return { ...pages, rows, total: pages.data?.pages[0]?.total ?? null };
}

/** New ones first; names from A; what ends soonest first. */
export function firstDirection(sort: NonNullable<MemberSearch['sort']>): 'asc' | 'desc' {
  return sort === 'since' ? 'desc' : 'asc';
}
