import { countSubscribers, listSubscribers } from '@latchkey/db/subscriber-list/list-subscribers';
import { readSubscribers } from '@latchkey/db/subscriber-list/read-subscribers';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { selectionOf } from './selection-of.ts';
import { subscriberRow } from './subscriber-row.ts';

/** Members of the organisation; one more is read than is shown, to know whether there is a next page. */
export function subscriberList(deps: Deps): UseCases['subscriber']['list'] {
  return async ({ organisationId }, { sort, order: direction, limit, cursor, ...asked }) => {
    const { db } = deps.database;
    const now = deps.clock.now();
    const selection = await selectionOf(deps, organisationId, asked);
    const [found, total] = await Promise.all([
      listSubscribers(db, selection, { sort, direction }, { limit: limit + 1, after: cursor ?? null, now }),
      cursor ? null : countSubscribers(db, selection, now),
    ]);
    const shown = found.slice(0, limit);
    const ids = shown.map(({ id }) => id);
    const items = (await readSubscribers(db, organisationId, ids, now)).map(subscriberRow);
    return { items, nextCursor: found.length > limit ? (shown.at(-1) ?? null) : null, total };
  };
}
