import { listDrifts } from '@latchkey/db/reconcile/drifts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { driftView } from './drift-view.ts';

/** Drifts of the organisation, newest first; one more is read than is shown, to know whether there is a next page. */
export function driftList({ database: { db } }: Deps): UseCases['drift']['list'] {
  return async ({ organisationId }, { limit, cursor, ...filter }) => {
    const rows = await listDrifts(db, organisationId, filter, { limit: limit + 1, after: cursor ?? null });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map(driftView), nextCursor: last?.id ?? null };
  };
}
