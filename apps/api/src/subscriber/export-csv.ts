import type { SubscriberRow } from '@latchkey/contracts/procedures/subscriber-views';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { listSubscribers } from '@latchkey/db/subscriber-list/list-subscribers';
import { readSubscribers } from '@latchkey/db/subscriber-list/read-subscribers';
import Papa from 'papaparse';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { selectionOf } from './selection-of.ts';
import { subscriberRow } from './subscriber-row.ts';

const rowsAtOnce = 1_000;
const newestFirst = { sort: 'since', direction: 'desc' } as const;

/** A thousand members as CSV. What a person has called themselves is no formula to whoever opens the file. */
export function subscriberExportCsv(deps: Deps): UseCases['subscriber']['exportCsv'] {
  return async ({ organisationId, principal, correlationId }, { cursor, ...asked }) => {
    const { db } = deps.database;
    const now = deps.clock.now();
    const selection = await selectionOf(deps, organisationId, asked);
    if (!cursor)
      await appendAudit(db, organisationId, actOf(principal, correlationId, now), {
        action: 'subscriber.export',
        targetKind: 'organisation',
        targetId: organisationId,
      });
    const page = { limit: rowsAtOnce + 1, after: cursor ?? null, now };
    const found = await listSubscribers(db, selection, newestFirst, page);
    const shown = found.slice(0, rowsAtOnce);
    const ids = shown.map(({ id }) => id);
    const rows = (await readSubscribers(db, organisationId, ids, now)).map(subscriberRow);
    const lines = [...(cursor ? [] : [headings]), ...rows.map(cellsOf)];
    return {
      csv: lines.length > 0 ? `${Papa.unparse(lines, { escapeFormulae: true, newline: '\r\n' })}\r\n` : '',
      rows: rows.length,
      nextCursor: found.length > rowsAtOnce ? (shown.at(-1) ?? null) : null,
    };
  };
}

// `telegram_id`, `username`, `email`, `plan` and `paid_until` are what an import reads: a list goes out and comes in.
const headings = [
  'id',
  'telegram_id',
  'name',
  'username',
  'email',
  'plan',
  'paid_until',
  'since',
  'channels',
  'lifetime_value',
];

function cellsOf(row: SubscriberRow): string[] {
  return [
    row.id,
    row.telegramUserId === null ? '' : String(row.telegramUserId),
    row.firstName ?? '',
    row.username ?? '',
    row.email ?? '',
    row.plans.join('; '),
    row.paidThrough ?? '',
    row.since,
    row.channels.map(({ title, standing }) => `${title}: ${standing}`).join('; '),
    row.lifetime.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`).join('; '),
  ];
}
