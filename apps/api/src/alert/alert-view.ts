import type { AlertView } from '@latchkey/contracts/procedures/alert';
import type { listAlerts } from '@latchkey/db/alert/list-alerts';

/** An alert as those who run the organisation see it. */
export function alertView(row: Awaited<ReturnType<typeof listAlerts>>[number]): AlertView {
  return {
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
