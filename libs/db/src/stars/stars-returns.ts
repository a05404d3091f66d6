import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import type { StarsReturnReason } from '@latchkey/contracts/facts/stars-return';
import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { liveBlock } from '../subscriber-list/member-selection.ts';

type Of = { organisationId: OrganisationId; botTelegramId: number; chargeId: string };

/** What decides whether Stars that came buy anything. */
export interface PaymentStanding {
  /** They were decided to go back. */
  returned: boolean;
  onFile: boolean;
  /** Up to when payments of the order made before it, and not given back, have paid; `once`: for ever. */
  otherwisePaid: Date | 'once' | null;
  /** Any payment of the order is on file. */
  everPaid: boolean;
  /** Whose order it is may enter nothing of what it opens. */
  keptOut: boolean;
}

/** How a payment in Stars stands beside what is known, under the order's lock. */
export async function loadPaymentStanding(
  db: Db,
  { payment, organisationId, botTelegramId, now }: Of & { payment: StarsPayment; now: Date },
): Promise<PaymentStanding> {
  const [row] = await db.execute<{
    returned: boolean;
    on_file: boolean;
    ever_paid: boolean;
    other: { through: string | null } | null;
    kept_out: boolean;
  }>(setSql`
    select
      exists (select from stars_return r join bot t on t.organisation_id = r.organisation_id and t.id = r.bot_id
        where r.organisation_id = ${organisationId} and t.telegram_id = ${botTelegramId} and r.charge_id = ${payment.chargeId}) as returned,
      exists (select from payment p where p.organisation_id = ${organisationId} and p.order_id = ${payment.orderId}
        and p.provider_id = ${payment.chargeId}) as on_file,
      exists (select from payment p where p.organisation_id = ${organisationId} and p.order_id = ${payment.orderId}) as ever_paid,
      (select json_build_object('through', p.paid_through) from payment p
        where p.organisation_id = ${organisationId} and p.order_id = ${payment.orderId} and p.provider_id <> ${payment.chargeId}
          and p.paid_at <= ${payment.paidAt.toISOString()}
          and not exists (select from refund f where f.organisation_id = p.organisation_id and f.payment_id = p.id)
        order by p.paid_through desc nulls first limit 1) as other,
      exists (select from order_line l where l.organisation_id = ${organisationId} and l.order_id = ${payment.orderId})
        and not exists (select from order_line l
          join "order" o on o.organisation_id = l.organisation_id and o.id = l.order_id
          where l.organisation_id = ${organisationId} and l.order_id = ${payment.orderId} and not exists (
            select from block b where b.organisation_id = o.organisation_id and b.subscriber_id = o.subscriber_id
              and (b.channel_id is null or b.channel_id = l.deliverable_id) and ${liveBlock(now)})) as kept_out`);
  return {
    returned: row?.returned ?? false,
    onFile: row?.on_file ?? false,
    everPaid: row?.ever_paid ?? false,
    otherwisePaid: row?.other ? (row.other.through === null ? 'once' : new Date(row.other.through)) : null,
    keptOut: row?.kept_out ?? false,
  };
}

/** Decides, once for ever, that Stars go back. */
export async function decideReturn(
  db: Db,
  of: Of & { payment: StarsPayment; reason: StarsReturnReason; correlationId: string; now: Date },
): Promise<void> {
  const { payment } = of;
  await db.execute(sql`
    insert into stars_return (organisation_id, bot_id, charge_id, payer_telegram_id, stars, reason, recurring, decided_at, correlation_id)
    select t.organisation_id, t.id, ${payment.chargeId}, ${payment.payerTelegramId}, ${payment.stars}, ${of.reason},
      ${payment.paidThrough !== null}, ${of.now.toISOString()}, ${of.correlationId}
    from bot t where t.organisation_id = ${of.organisationId} and t.telegram_id = ${of.botTelegramId}
    on conflict do nothing`);
}

export interface OpenReturn {
  organisationId: OrganisationId;
  botId: BotId;
  chargeId: string;
  payerTelegramId: number;
  recurring: boolean;
  reason: StarsReturnReason;
}

/** Stars that are to go back, and have not; null: they have, or Telegram has refused. */
export async function findOpenReturn(db: Db, of: Of): Promise<OpenReturn | null> {
  const [row] = await db.execute<{
    bot_id: BotId;
    payer_telegram_id: string;
    recurring: boolean;
    reason: StarsReturnReason;
  }>(sql`
    select r.bot_id, r.payer_telegram_id, r.recurring, r.reason from stars_return r
    join bot t on t.organisation_id = r.organisation_id and t.id = r.bot_id
    where r.organisation_id = ${of.organisationId} and t.telegram_id = ${of.botTelegramId} and r.charge_id = ${of.chargeId}
      and r.returned_at is null and r.refusal is null`);
  if (!row) return null;
  const { organisationId, chargeId } = of;
  const { bot_id: botId, recurring, reason } = row;
  return {
    organisationId,
    botId,
    chargeId,
    payerTelegramId: Number(row.payer_telegram_id),
    recurring,
    reason,
  };
}

/** How the return ended, with its line in the audit. */
export async function noteReturn(
  db: Db,
  { organisationId, botId, chargeId, reason }: OpenReturn,
  { refusal, act }: { refusal: string | null; act: Act },
): Promise<void> {
  await db.transaction(async (tx) => {
    const noted = await tx.execute(sql`
      update stars_return set refusal = ${refusal}, returned_at = ${refusal === null ? act.at.toISOString() : null}
      where organisation_id = ${organisationId} and bot_id = ${botId} and charge_id = ${chargeId} and returned_at is null
      returning charge_id`);
    if (noted.length === 0) return;
    await appendAudit(tx, organisationId, act, {
      action: refusal === null ? 'stars.give_back' : 'stars.give_back_refused',
      targetKind: 'bot',
      targetId: botId,
      detail: { reason },
    });
  });
}
