import type { RecipientRow } from '@latchkey/contracts/procedures/broadcast';
import { listRecipients, type RecipientLine } from '@latchkey/db/broadcast/list-recipients';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './broadcast-view.ts';

/** How it went for each person; one more is read than is shown, to know whether there is a next page. */
export function broadcastRecipients(deps: Deps): UseCases['broadcast']['recipients'] {
  return async ({ organisationId }, { broadcastId, state, cursor, limit }) => {
    const of = { organisationId, broadcastId };
    await viewOf(deps, of);
    const after = cursor?.telegramUserId ?? null;
    const found = await listRecipients(deps.database.db, of, { state, after, limit: limit + 1 });
    const items = found.slice(0, limit).map(recipientRow);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last ? { telegramUserId: last.telegramUserId } : null;
    return { items, nextCursor };
  };
}

export function recipientRow(line: RecipientLine): RecipientRow {
  return {
    telegramUserId: Number(line.telegram_id),
    subscriberId: line.subscriber_id,
    firstName: line.first_name,
    username: line.username,
    state: line.state,
    sentAt: line.sent_at === null ? null : new Date(line.sent_at).toISOString(),
  };
}
