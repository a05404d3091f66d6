import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { listRecipients } from '@latchkey/db/broadcast/list-recipients';
import Papa from 'papaparse';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './broadcast-view.ts';
import { recipientRow } from './recipients.ts';

const rowsAtOnce = 1_000;
const headings = ['telegram_id', 'name', 'username', 'result', 'sent_at'];

/** A thousand recipients as CSV. What a person has called themselves is no formula to whoever opens the file. */
export function broadcastExportCsv(deps: Deps): UseCases['broadcast']['exportCsv'] {
  return async ({ organisationId, principal, correlationId }, { broadcastId, state, cursor }) => {
    const { db } = deps.database;
    const of = { organisationId, broadcastId };
    await viewOf(deps, of);
    if (!cursor)
      await appendAudit(db, organisationId, actOf(principal, correlationId, deps.clock.now()), {
        action: 'broadcast.export',
        targetKind: 'broadcast',
        targetId: broadcastId,
      });
    const after = cursor?.telegramUserId ?? null;
    const found = await listRecipients(db, of, { state, after, limit: rowsAtOnce + 1 });
    const rows = found.slice(0, rowsAtOnce).map(recipientRow);
    const cells = rows.map((row) => [
      String(row.telegramUserId),
      row.firstName ?? '',
      row.username ?? '',
      row.state,
      row.sentAt ?? '',
    ]);
    const lines = [...(cursor ? [] : [headings]), ...cells];
    const last = rows.at(-1);
    return {
      csv: lines.length > 0 ? `${Papa.unparse(lines, { escapeFormulae: true, newline: '\r\n' })}\r\n` : '',
      rows: rows.length,
      nextCursor: found.length > rowsAtOnce && last ? { telegramUserId: last.telegramUserId } : null,
    };
  };
}
