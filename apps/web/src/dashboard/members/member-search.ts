import {
  type MemberFilter,
  type MemberSort,
  memberFilters,
  memberSorts,
} from '@latchkey/contracts/members/standing';

/** What of the list of members stands in its address: it can be sent, and come back to. */
export interface MemberSearch {
  query?: string | undefined;
  state?: MemberFilter | undefined;
  channelId?: string | undefined;
  planId?: string | undefined;
  sort?: MemberSort | undefined;
  direction?: 'asc' | 'desc' | undefined;
}

/** Reads the address; what does not fit is as if it were not there. */
export function readMemberSearch(search: Record<string, unknown>): MemberSearch {
  const { query, state, channelId, planId, sort, direction } = search;
  return {
    // An id of digits is a number to the router.
    ...((typeof query === 'string' && query !== '') || typeof query === 'number'
      ? { query: String(query) }
      : {}),
    ...(isOne(memberFilters, state) ? { state } : {}),
    ...(typeof channelId === 'string' ? { channelId } : {}),
    ...(typeof planId === 'string' ? { planId } : {}),
    ...(isOne(memberSorts, sort) ? { sort } : {}),
    ...(direction === 'asc' || direction === 'desc' ? { direction } : {}),
  };
}

function isOne<T extends string>(list: readonly T[], value: unknown): value is T {
  return list.some((each) => each === value);
}
