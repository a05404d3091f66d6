import { listBrakes } from '@latchkey/db/brake/list-brakes';
import { readBrakeLimits } from '@latchkey/db/brake/read-brake-limits';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { brakeView } from './brake-view.ts';

/** The brakes of the organisation, newest first; one more is read than is shown, to know whether there is a next page. */
export function brakeList({ database: { db } }: Deps): UseCases['brake']['list'] {
  return async ({ organisationId }, { state, limit, cursor }) => {
    const page = { state: state ?? null, limit: limit + 1, after: cursor ?? null };
    const [rows, limits] = await Promise.all([
      listBrakes(db, organisationId, page),
      readBrakeLimits(db, organisationId),
    ]);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { limits, items: shown.map(brakeView), nextCursor: last?.id ?? null };
  };
}
