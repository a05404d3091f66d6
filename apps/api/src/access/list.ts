import { listAccesses } from '@latchkey/db/access-view/list-accesses';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { accessView } from './access-view.ts';

/** Accesses of the organisation, newest first; one more is read than is shown, to know whether there is a next page. */
export function accessList({ database: { db }, clock }: Deps): UseCases['access']['list'] {
  return async ({ organisationId }, { limit, cursor, ...filter }) => {
    const rows = await listAccesses(db, organisationId, filter, {
      limit: limit + 1,
      after: cursor ?? null,
      now: clock.now(),
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map(accessView), nextCursor: last?.access.id ?? null };
  };
}
