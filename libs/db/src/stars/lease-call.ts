import type { StarsCallKind } from '@latchkey/contracts/facts/stars-renewal';
import type {
  BotId,
  OrderId,
  OrganisationId,
  PaymentId,
  StarsCallId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Something to be asked of Telegram, under our lease, with what is needed to ask it. */
export interface LeasedCall {
  organisationId: OrganisationId;
  id: StarsCallId;
  kind: StarsCallKind;
  orderId: OrderId;
  subscriptionId: SubscriptionId | null;
  paymentId: PaymentId | null;
  botId: BotId;
  botTelegramId: number;
  payerTelegramId: number;
  /** What is given back; for the rest the subscription's latest payment, by which Telegram knows it. */
  chargeId: string;
  correlationId: string;
  token: string;
}

/**
 * Takes the lease on an open call for `leaseMs` of wall time.
 *
 * @returns null when it is answered, or somebody else asks it right now
 */
export async function leaseCall(
  db: Db,
  of: { organisationId: OrganisationId; starsCallId: StarsCallId },
  lease: { token: string; leaseMs: number },
): Promise<LeasedCall | null> {
  const [row] = await db.execute<Row>(sql`
    with taken as (
      update stars_call set lease_token = ${lease.token}, lease_until = now() + ${lease.leaseMs} * interval '1 millisecond'
      where organisation_id = ${of.organisationId} and id = ${of.starsCallId} and state = 'asked'
        and (lease_until is null or lease_until < now())
      returning id, organisation_id, kind, order_id, subscription_id, payment_id, correlation_id
    )
    select c.*, p.provider_id as charge_id, b.id as bot_id, b.telegram_id as bot_telegram_id, s.telegram_id as payer_telegram_id
    from taken c
    join "order" o on o.organisation_id = c.organisation_id and o.id = c.order_id
    join subscriber s on s.organisation_id = o.organisation_id and s.id = o.subscriber_id
    join lateral (
      select provider_id, account from payment p
      where p.organisation_id = c.organisation_id and p.order_id = c.order_id and (c.payment_id is null or p.id = c.payment_id)
      order by p.paid_at desc, p.id desc limit 1
    ) p on true
    join bot b on b.organisation_id = c.organisation_id and b.telegram_id::text = p.account`);
  if (!row) return null;
  return {
    organisationId: of.organisationId,
    id: row.id,
    kind: row.kind,
    orderId: row.order_id,
    subscriptionId: row.subscription_id,
    paymentId: row.payment_id,
    botId: row.bot_id,
    botTelegramId: Number(row.bot_telegram_id),
    payerTelegramId: Number(row.payer_telegram_id),
    chargeId: row.charge_id,
    correlationId: row.correlation_id,
    token: lease.token,
  };
}

interface Row extends Record<string, unknown> {
  id: StarsCallId;
  kind: StarsCallKind;
  order_id: OrderId;
  subscription_id: SubscriptionId | null;
  payment_id: PaymentId | null;
  charge_id: string;
  bot_id: BotId;
  bot_telegram_id: string;
  payer_telegram_id: string;
  correlation_id: string;
}
