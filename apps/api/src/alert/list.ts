import { AlertId } from '@latchkey/contracts/ids';
import { type AlertPosition, listAlerts } from '@latchkey/db/alert/list-alerts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { alertView } from './alert-view.ts';

/** Alerts of the organisation, the open ones first; one more is read than is shown, to know whether there is a next page. */
export function alertList({ database: { db } }: Deps): UseCases['alert']['list'] {
  return async ({ organisationId }, { limit, cursor, open, kind }) => {
    const after = cursor ? positionOf(cursor) : null;
    const rows = await listAlerts(db, organisationId, { open, kind }, { limit: limit + 1, after });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(alertView),
      nextCursor: last ? `${last.closedAt ? 'closed' : 'open'}.${last.id}` : null,
    };
  };
}

function positionOf(cursor: string): AlertPosition {
  const [part, id] = cursor.split('.');
  return { open: part === 'open', id: AlertId.parse(id) };
}
