import type { ReconcilePartView } from '@latchkey/contracts/procedures/reconcile';
import { countOpenDrifts } from '@latchkey/db/reconcile/drifts';
import { listParts, type PartRow } from '@latchkey/db/reconcile/parts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What was compared, when, and what could not be. */
export function reconcileStatus({ database: { db } }: Deps): UseCases['reconcile']['status'] {
  return async ({ organisationId }) => {
    const [openDrifts, parts] = await Promise.all([
      countOpenDrifts(db, organisationId),
      listParts(db, organisationId),
    ]);
    return { openDrifts, parts: parts.map(partView) };
  };
}

function partView(row: PartRow): ReconcilePartView {
  return {
    id: row.id,
    part: row.part,
    stripeAccountId: row.stripeAccountId,
    channelId: row.channelId,
    state: stateOf(row),
    startedAt: row.startedAt?.toISOString() ?? null,
    succeededAt: row.succeededAt?.toISOString() ?? null,
    failure: row.failure,
    failedAt: row.failedAt?.toISOString() ?? null,
    compared: row.compared,
    found: row.found,
    nextAt: row.dueAt.toISOString(),
  };
}

function stateOf(row: PartRow): ReconcilePartView['state'] {
  if (row.failure) return 'failing';
  if (row.cursor) return 'running';
  return row.succeededAt ? 'done' : 'never';
}
