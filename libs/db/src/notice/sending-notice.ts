import type { AccessState } from '@latchkey/contracts/access/machine';
import type { RevokeReason } from '@latchkey/contracts/access/reasons';
import type { AccessId, AccountMoveId, BotId, NoticeId, PlanId, SubscriberId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { localeOfPerson } from '@latchkey/contracts/locale-schema';
import type { Money } from '@latchkey/contracts/money';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';
import { reachingBot } from '../bot/reaching-bot.ts';
import { setSql } from '../gather/set-sql.ts';
import { type ChargeFacts, type ChargeRow, chargeColumns, chargeFactsOf } from '../remind/charge-facts.ts';

/** A notice that is being sent, with what its words need and its condition asks. */
export interface SendingNotice {
  noticeId: NoticeId;
  kind: NoticeKind;
  accessId: AccessId;
  subscriberId: SubscriberId;
  /** Telegram, or its limits, have asked it to come again before. */
  waited: boolean;
  botId: BotId;
  /** Null: nobody has claimed the place yet, so there is nobody to write to in Telegram. */
  telegramId: number | null;
  channelTitle: string;
  /** The way in, while it is live. */
  wayIn: string | null;
  state: AccessState;
  revokeReason: RevokeReason | null;
  /** What stands in the way of entering. */
  heldBy: string | null;
  inside: boolean;
  graceUntil: Date | null;
  entitledUntil: Date | null;
  /** Where an unpaid invoice is paid, while grace runs for it. */
  payUrl: string | null;
  /** The plan that is paid for, where it opens more than this one channel; of what is told of payments, and of moving. */
  planOfSeveral: string | null;
  /** Whether something was paid for it; what was given needs no payment. */
  paid: boolean;
  /** In which language the person is written to. */
  locale: Locale;
  /** The organisation's own words, in any language; ours where there are none. */
  ownTexts: readonly { name: string; locale: Locale; body: string }[];
  /** When reminders rest, and where: days are told by that time zone. */
  quiet: QuietHours;
  /** Whose charge it is about, or which has changed. */
  subscription: RemindedSubscription | null;
  /** Which money went back. */
  refund: RefundTold | null;
  /** The move to another Telegram account that is open. */
  move: { id: AccountMoveId; readyAt: Date } | null;
  /** Of an end: the plan that would let in again, while one is on sale. */
  offer: { planId: PlanId; name: string } | null;
  /** What is told in the same message: other channels that opened with this one. */
  others: readonly SendingNotice[];
}

export interface RemindedSubscription {
  plan: string;
  /** The plan, where it opens more than this one channel. */
  planName: string | null;
  charge: ChargeFacts;
  /** What is charged each time; null when it is not what was ordered any more. */
  amount: Money | null;
}

export interface RefundTold {
  amount: Money;
  /** Of which payment. */
  total: Money;
  plan: string;
  /** As the provider says: a refund may fail after it was made. */
  status: string;
}

/** The bot that serves the channel, or another one of the organisation where only that reaches the person. */
const writer = reachingBot({
  organisationId: setSql`c.organisation_id`,
  preferred: setSql`c.bot_id`,
  telegramId: setSql`s.telegram_id`,
});

/** What is asked of notices `n` (a row of `notice` with `n`, a number, beside it). */
export const noticeFacts = setSql`
  select n.n, n.id, n.kind, n.access_id, n.subscriber_id, n.failure, coalesce(${writer}, c.bot_id) as bot_id,
    s.telegram_id, c.title, a.state, a.revoke_reason,
    a.action_required, a.joined_at is not null as inside, a.grace_until, a.entitled_until,
    case when c.link_state = 'live' then c.link end as way_in,
    case when a.grace_until is not null then (select u.pay_url from source o
      join order_line l on l.organisation_id = o.organisation_id and l.id = o.order_line_id and l.deliverable_id = a.channel_id
      join subscription u on u.organisation_id = o.organisation_id and u.id = o.subscription_id
      where o.organisation_id = a.organisation_id and o.subscriber_id = a.subscriber_id and u.unpaid_invoice_id is not null
      order by u.grace_until desc nulls last limit 1) end as pay_url,
    case when n.kind in ('payment_failed', 'grace_midway', 'grace_last_day', 'recovered', 'move_asked') then (select p.name from source o
      join order_line l on l.organisation_id = o.organisation_id and l.id = o.order_line_id and l.deliverable_id = a.channel_id
      join "order" b on b.organisation_id = l.organisation_id and b.id = l.order_id
      join plan_version v on v.organisation_id = b.organisation_id and v.id = b.plan_version_id
      join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
      where o.organisation_id = a.organisation_id and o.subscriber_id = a.subscriber_id and o.ended_at is null
        and 1 < (select count(*) from order_line m where m.organisation_id = b.organisation_id and m.order_id = b.id)
      order by o.id desc limit 1) end as plan_of_several,
    g.quiet_from, g.quiet_to, g.time_zone, s.language_code,
    (select k.locale from bot_contact k where k.bot_id = c.bot_id and k.telegram_id = s.telegram_id
      and k.organisation_id = c.organisation_id) as chosen_locale,
    case when n.kind = 'way_in' then exists (select from source o
      join order_line l on l.organisation_id = o.organisation_id and l.id = o.order_line_id and l.deliverable_id = a.channel_id
      where o.organisation_id = a.organisation_id and o.subscriber_id = a.subscriber_id and o.kind <> 'complimentary'
        and o.ended_at is null) else true end as paid,
    (select json_agg(json_build_object('name', t.name, 'locale', t.locale, 'body', t.body)) from notice_text t
      where t.organisation_id = n.organisation_id) as own_texts,
    case when n.subscription_id is not null then (select row_to_json(reminded) from (
      select ${chargeColumns}, o.amount_minor::text as amount_minor, o.currency,
        u.provider = 'stars' or coalesce(r.provider_price_id = any(u.price_ids), false) as as_ordered, p.name as plan,
        1 < (select count(*) from order_line l where l.organisation_id = o.organisation_id and l.order_id = o.id) as several
      from subscription u
      join "order" o on o.organisation_id = u.organisation_id and o.id = u.order_id
      join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
      join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
      join plan_price r on r.organisation_id = o.organisation_id and r.id = o.plan_price_id
      where u.organisation_id = n.organisation_id and u.id = n.subscription_id) reminded) end as subscription,
    case when n.refund_id is not null then (select row_to_json(back) from (
      select f.amount_minor::text as amount_minor, f.currency, f.status, m.amount_minor::text as total_minor,
        m.currency as total_currency, p.name as plan
      from refund f
      join payment m on m.organisation_id = f.organisation_id and m.id = f.payment_id
      join "order" o on o.organisation_id = m.organisation_id and o.id = m.order_id
      join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
      join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
      where f.organisation_id = n.organisation_id and f.id = n.refund_id) back) end as refund,
    case when n.kind = 'move_asked' then (select json_build_object('id', m.id, 'ready_at', m.ready_at) from account_move m
      where m.organisation_id = n.organisation_id and m.subscriber_id = n.subscriber_id and m.state = 'open') end as move,
    case when n.kind = 'removed' then (select row_to_json(sold) from (
      select p.id as plan_id, p.name from plan p
      join plan_deliverable d on d.organisation_id = p.organisation_id and d.deliverable_id = a.channel_id
      where p.organisation_id = n.organisation_id and p.archived_at is null and d.plan_version_id = (
        select v.id from plan_version v where v.organisation_id = p.organisation_id and v.plan_id = p.id
        order by v.version desc limit 1)
      -- What they had, before what else lets in.
      order by exists (select from source o
        join order_line l on l.organisation_id = o.organisation_id and l.id = o.order_line_id and l.deliverable_id = a.channel_id
        join "order" b on b.organisation_id = l.organisation_id and b.id = l.order_id
        join plan_version w on w.organisation_id = b.organisation_id and w.id = b.plan_version_id
        where o.organisation_id = a.organisation_id and o.subscriber_id = a.subscriber_id and w.plan_id = p.id) desc, p.id
      limit 1) sold) end as offer,
    n.told_with`;

/** Where it is found. */
export const noticeFactsFrom = setSql`
  join organisation g on g.id = n.organisation_id
  -- Found by its own key before anything else is joined to it.
  join lateral (select * from channel_access a where a.organisation_id = n.organisation_id and a.id = n.access_id offset 0) a on true
  join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
  join subscriber s on s.organisation_id = n.organisation_id and s.id = n.subscriber_id`;

/** The first of the rows as the notice, the rest as what is told with it. */
export function sendingOf([first, ...rest]: readonly [NoticeRow, ...NoticeRow[]]): SendingNotice {
  return { ...noticeOf(first), others: rest.map(noticeOf) };
}

function noticeOf(row: NoticeRow): SendingNotice {
  return {
    noticeId: row.id,
    kind: row.kind,
    accessId: row.access_id,
    subscriberId: row.subscriber_id,
    waited: row.failure === 'rate_limited',
    botId: row.bot_id,
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
    channelTitle: row.title,
    wayIn: row.way_in,
    state: row.state,
    revokeReason: row.revoke_reason,
    heldBy: row.action_required,
    inside: row.inside,
    graceUntil: row.grace_until === null ? null : new Date(row.grace_until),
    entitledUntil: row.entitled_until === null ? null : new Date(row.entitled_until),
    payUrl: row.pay_url,
    quiet: { from: row.quiet_from, to: row.quiet_to, timeZone: row.time_zone },
    planOfSeveral: row.plan_of_several,
    paid: row.paid,
    locale: localeOfPerson({ chosen: row.chosen_locale, languageCode: row.language_code }),
    ownTexts: row.own_texts ?? [],
    subscription: row.subscription && remindedOf(row.subscription),
    refund: row.refund && refundOf(row.refund),
    move: row.move && { id: row.move.id, readyAt: new Date(row.move.ready_at) },
    offer: row.offer && { planId: row.offer.plan_id, name: row.offer.name },
    others: [],
  };
}

function remindedOf(row: NonNullable<NoticeRow['subscription']>): RemindedSubscription {
  return {
    plan: row.plan,
    planName: row.several ? row.plan : null,
    charge: chargeFactsOf(row),
    amount: row.as_ordered ? { amountMinor: BigInt(row.amount_minor), currency: row.currency } : null,
  };
}

function refundOf(row: NonNullable<NoticeRow['refund']>): RefundTold {
  return {
    amount: { amountMinor: BigInt(row.amount_minor), currency: row.currency },
    total: { amountMinor: BigInt(row.total_minor), currency: row.total_currency },
    plan: row.plan,
    status: row.status,
  };
}

export interface NoticeRow extends Record<string, unknown> {
  n: string;
  id: NoticeId;
  kind: NoticeKind;
  access_id: AccessId;
  subscriber_id: SubscriberId;
  failure: string | null;
  told_with: NoticeId | null;
  bot_id: BotId;
  telegram_id: string | null;
  title: string;
  way_in: string | null;
  state: AccessState;
  revoke_reason: RevokeReason | null;
  action_required: string | null;
  inside: boolean;
  grace_until: string | null;
  entitled_until: string | null;
  pay_url: string | null;
  plan_of_several: string | null;
  quiet_from: string;
  quiet_to: string;
  time_zone: string;
  chosen_locale: Locale | null;
  language_code: string | null;
  paid: boolean;
  own_texts: { name: string; locale: Locale; body: string }[] | null;
  subscription:
    | (ChargeRow & {
        amount_minor: string;
        currency: string;
        as_ordered: boolean;
        plan: string;
        several: boolean;
      })
    | null;
  refund: {
    amount_minor: string;
    currency: string;
    total_minor: string;
    total_currency: string;
    plan: string;
    status: string;
  } | null;
  move: { id: AccountMoveId; ready_at: string } | null;
  offer: { plan_id: PlanId; name: string } | null;
}
