import type { BotId, OrderId, OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import type { InvoiceWords } from '../schema/stars-invoice.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

interface OfOrder {
  organisationId: OrganisationId;
  orderId: OrderId;
}

/** A job that seems to be lost is promised again by who asks, after so long in milliseconds. */
const askAgainMs = 3_000;

/**
 * Notes that somebody waits for the link to an order's invoice.
 *
 * @returns the link, or whether its job is to be promised
 */
export async function askForInvoice(
  db: Db,
  of: OfOrder,
  asked: { botId: BotId; says: InvoiceWords; correlationId: string; at: Date },
): Promise<{ link: string } | { isToBePromised: boolean }> {
  const [row] = await db.execute<{ link: string | null; asked_now: boolean }>(setSql`
    insert into stars_invoice as i (organisation_id, order_id, bot_id, says, asked_at, due_at, correlation_id)
    values (${of.organisationId}, ${of.orderId}, ${asked.botId}, ${JSON.stringify(asked.says)}::jsonb,
      ${asked.at.toISOString()}::timestamptz, ${new Date(asked.at.getTime() + sweepAfterMs).toISOString()}::timestamptz, ${asked.correlationId})
    on conflict (order_id, organisation_id) do update set
      asked_at = case when i.link is null and i.asked_at <= ${new Date(asked.at.getTime() - askAgainMs).toISOString()}::timestamptz
        then excluded.asked_at else i.asked_at end,
      due_at = case when i.link is null then coalesce(i.due_at, excluded.due_at) end
    returning i.link, i.asked_at = ${asked.at.toISOString()}::timestamptz as asked_now`);
  if (row?.link) return { link: row.link };
  return { isToBePromised: row?.asked_now ?? false };
}

/** What is to be made; null: it is there already. */
export async function loadInvoice(db: Db, of: OfOrder): Promise<{ botId: BotId; says: InvoiceWords } | null> {
  const [row] = await db.execute<{ bot_id: BotId; says: InvoiceWords }>(setSql`
    select bot_id, says from stars_invoice
    where organisation_id = ${of.organisationId} and order_id = ${of.orderId} and link is null and due_at is not null`);
  return row ? { botId: row.bot_id, says: row.says } : null;
}

/** Keeps the link; null: it cannot be made, and nobody is kept waiting by the sweep. */
export async function finishInvoice(db: Db, of: OfOrder, link: string | null): Promise<void> {
  await db.execute(setSql`
    update stars_invoice set link = ${link}, due_at = null
    where organisation_id = ${of.organisationId} and order_id = ${of.orderId} and link is null`);
}
