import type { ListPage } from '@latchkey/contracts/facts/provider-lists';

/** The most that Stripe gives in one page. */
export const pageLimit = 100;

/** A list's page in our words: what is something to us, and where the next page begins (Stripe: Pagination). */
export function pageOf<O extends { id: string }, T>(
  list: { data: readonly O[]; has_more: boolean },
  toItem: (object: O) => T | null,
): ListPage<T> {
  return {
    items: list.data.flatMap((object) => toItem(object) ?? []),
    compared: list.data.length,
    next: list.has_more ? (list.data.at(-1)?.id ?? null) : null,
  };
}
