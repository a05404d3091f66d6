import { listBroadcasts } from '@latchkey/db/broadcast/read-broadcasts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { broadcastView } from './broadcast-view.ts';

/** Broadcasts, newest first; one more is read than is shown, to know whether there is a next page. */
export function broadcastList({ database: { db }, clock }: Deps): UseCases['broadcast']['list'] {
  return async ({ organisationId }, { limit, cursor }) => {
    const found = await listBroadcasts(db, organisationId, { limit: limit + 1, after: cursor?.id ?? null });
    const items = found.slice(0, limit).map((row) => broadcastView(row, clock.now()));
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? { id: last.id } : null };
  };
}
