import type {
  StarsCallKind,
  StarsCallState,
  StarsRenewalState,
} from '@latchkey/contracts/facts/stars-renewal';
import type { OrderId, OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A subscription in Stars with what was said and what was asked of its next payment. */
export interface StarsSubscriptionRow {
  id: SubscriptionId;
  orderId: OrderId;
  plan: string;
  stars: number;
  paidThrough: Date | null;
  endedAt: Date | null;
  renewal: { state: StarsRenewalState; saidAt: Date; byBot: boolean } | null;
  /** The newest thing that was asked of Telegram about it. */
  lastCall: {
    kind: StarsCallKind;
    state: StarsCallState;
    refusal: string | null;
    answeredAt: Date | null;
  } | null;
}

const most = 100;

/** Subscriptions in Stars of an organisation, newest first: those of a person, or one of them. */
export async function listSubscriptions(
  db: Db,
  organisationId: OrganisationId,
  of: { telegramId?: number; subscriptionId?: SubscriptionId },
): Promise<StarsSubscriptionRow[]> {
  const rows = await db.execute<Row>(sql`
    select u.id, u.order_id, p.name as plan, o.amount_minor, u.paid_through, u.ended_at, n.state as renewal, n.said_at, n.by_bot,
      c.kind, c.state, c.refusal, c.answered_at
    from subscription u
    join "order" o on o.organisation_id = u.organisation_id and o.id = u.order_id
    join subscriber s on s.organisation_id = o.organisation_id and s.id = o.subscriber_id
    join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
    join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
    left join stars_renewal n on n.organisation_id = u.organisation_id and n.subscription_id = u.id
    left join lateral (
      select kind, state, refusal, answered_at from stars_call
      where organisation_id = u.organisation_id and order_id = u.order_id and state <> 'superseded'
      order by asked_at desc, id desc limit 1
    ) c on true
    where u.organisation_id = ${organisationId} and u.provider = 'stars'
      and (${of.telegramId ?? null}::bigint is null or s.telegram_id = ${of.telegramId ?? null}::bigint)
      and (${of.subscriptionId ?? null}::text is null or u.id = ${of.subscriptionId ?? null}::text)
    order by u.id desc limit ${most}`);
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    plan: row.plan,
    stars: Number(row.amount_minor),
    paidThrough: date(row.paid_through),
    endedAt: date(row.ended_at),
    renewal:
      row.renewal === null || row.said_at === null
        ? null
        : { state: row.renewal, saidAt: new Date(row.said_at), byBot: row.by_bot ?? false },
    lastCall:
      row.kind === null || row.state === null
        ? null
        : { kind: row.kind, state: row.state, refusal: row.refusal, answeredAt: date(row.answered_at) },
  }));
}

interface Row extends Record<string, unknown> {
  id: SubscriptionId;
  order_id: OrderId;
  plan: string;
  amount_minor: string;
  paid_through: string | null;
  ended_at: string | null;
  renewal: StarsRenewalState | null;
  said_at: string | null;
  by_bot: boolean | null;
  kind: StarsCallKind | null;
  state: StarsCallState | null;
  refusal: string | null;
  answered_at: string | null;
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
