import { invalidRequest } from './stripe-error.ts';

export interface PageRequest {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}
type TimeRange =
  | number
  | { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined };

/** One page of a list, newest first, in Stripe's envelope. `objects` come oldest first. */
export function listPage<T extends { id: string }>(objects: readonly T[], page: PageRequest, url: string) {
  const limit = page.limit ?? 10;
  if (limit < 1 || limit > 100)
    throw invalidRequest('Invalid integer: limit must be between 1 and 100', 'limit');
  const newestFirst = objects.toReversed();
  if (page.ending_before !== undefined) {
    const before = newestFirst.slice(0, positionOf(newestFirst, page.ending_before, 'ending_before'));
    return { object: 'list', data: before.slice(-limit), has_more: before.length > limit, url };
  }
  const from =
    page.starting_after === undefined
      ? 0
      : positionOf(newestFirst, page.starting_after, 'starting_after') + 1;
  const data = newestFirst.slice(from, from + limit);
  return { object: 'list', data, has_more: from + limit < newestFirst.length, url };
}

export function inRange(value: number, range: TimeRange | undefined): boolean {
  if (range === undefined) return true;
  if (typeof range === 'number') return value === range;
  return (
    (range.gt === undefined || value > range.gt) &&
    (range.gte === undefined || value >= range.gte) &&
    (range.lt === undefined || value < range.lt) &&
    (range.lte === undefined || value <= range.lte)
  );
}

/** True where the filter is not given or equals the value. */
export function matches(value: unknown, filter: unknown): boolean {
  return filter === undefined || value === filter;
}

function positionOf(objects: readonly { id: string }[], id: string, param: string): number {
  const position = objects.findIndex((object) => object.id === id);
  if (position < 0) throw invalidRequest(`No such object: '${id}'`, param, 'resource_missing');
  return position;
}
