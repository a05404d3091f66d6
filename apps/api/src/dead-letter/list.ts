import { listDeadLetters } from '@latchkey/db/dead-letter/list-dead-letters';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { deadLetterView } from './dead-letter-view.ts';
import { filterOf } from './filter-of.ts';

/** Dead letters of the organisation; one more is read than is shown, to know whether there is a next page. */
export function deadLetterList({ database: { db } }: Deps): UseCases['deadLetter']['list'] {
  return async ({ organisationId }, { limit, cursor, state, ...filter }) => {
    const page = { limit: limit + 1, after: cursor ?? null };
    const rows = await listDeadLetters(db, organisationId, { ...filterOf(filter), state }, page);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map(deadLetterView), nextCursor: last?.id ?? null };
  };
}
