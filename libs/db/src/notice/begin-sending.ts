import type { AccessState } from '@latchkey/contracts/access/machine';
import type { AccessId, BotId, NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { localeOfPerson } from '@latchkey/contracts/locale-schema';
import type { Money } from '@latchkey/contracts/money';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';
import { reachingBot } from '../bot/reaching-bot.ts';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import { type ChargeFacts, type ChargeRow, chargeColumns, chargeFactsOf } from '../remind/charge-facts.ts';

/** A notice that is being sent, with what its words need and its condition asks. */
export interface SendingNotice {
  kind: NoticeKind;
  accessId: AccessId;
  /** Telegram, or its limits, have asked it to come again before. */
  waited: boolean;
  botId: BotId;
  telegramId: number;
  channelTitle: string;
  /** The way in, while it is live. */
  wayIn: string | null;
  state: AccessState;
  inside: boolean;
  graceUntil: Date | null;
  entitledUntil: Date | null;
  /** Where an unpaid invoice is paid, while grace runs for it. */
  payUrl: string | null;
  /** Whether something was paid for it; what was given needs no payment. */
  paid: boolean;
  /** In which language the person is written to. */
  locale: Locale;
  /** The organisation's own words, in any language; ours where there are none. */
  ownTexts: readonly { name: string; locale: Locale; body: string }[];
  /** When reminders rest, and where: days are told by that time zone. */
  quiet: QuietHours;
  /** Of a reminder: the subscription that it is about. */
  subscription: RemindedSubscription | null;
}

export interface RemindedSubscription {
  /** The plan, where it opens more than this one channel. */
  planName: string | null;
  charge: ChargeFacts;
  /** What is charged each time; null when it is not what was ordered any more. */
  amount: Money | null;
}

/**
 * Marks a notice as being sent, before the call: after a crash it is in doubt and is not sent again on this route.
 *
 * @returns null when it is not waiting to be sent (any more)
 */
export function beginSending(db: Db, of: Asked): Promise<SendingNotice | null> {
  return gather(db, beginAll, of);
}

interface Asked {
  organisationId: OrganisationId;
  noticeId: NoticeId;
}

/** The bot that serves the channel, or another one of the organisation where only that reaches the person. */
const writer = reachingBot({
  organisationId: setSql`c.organisation_id`,
  preferred: setSql`c.bot_id`,
  telegramId: setSql`s.telegram_id`,
});

async function beginAll(db: Db, asked: readonly Asked[]): Promise<(SendingNotice | null)[]> {
  const rows = await db.execute<Row>(setSql`
    with begun as (
      update notice t set state = 'sending', sending_at = now()
      from unnest(${listOf(asked, ({ organisationId }) => organisationId)}, ${listOf(asked, ({ noticeId }) => noticeId)})
        with ordinality as r (organisation_id, id, n)
      -- As text, for as an enum it implies what notice_waiting holds, and a young table's statistics make that look the better index.
      where t.organisation_id = r.organisation_id and t.id = r.id and t.state::text = 'queued'
      returning r.n, t.organisation_id, t.kind, t.access_id, t.subscriber_id, t.subscription_id, t.failure
    )
    select n.n, n.kind, n.access_id, n.failure, coalesce(${writer}, c.bot_id) as bot_id, s.telegram_id, c.title, a.state, a.joined_at is not null as inside, a.grace_until, a.entitled_until,
      case when c.link_state = 'live' then c.link end as way_in,
      case when a.grace_until is not null then (select u.pay_url from source o
        join order_line l on l.organisation_id = o.organisation_id and l.id = o.order_line_id and l.deliverable_id = a.channel_id
        join subscription u on u.organisation_id = o.organisation_id and u.id = o.subscription_id
        where o.organisation_id = a.organisation_id and o.subscriber_id = a.subscriber_id and u.unpaid_invoice_id is not null
        order by u.grace_until desc nulls last limit 1) end as pay_url,
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
          u.provider = 'stars' or coalesce(r.provider_price_id = any(u.price_ids), false) as as_ordered,
          (select p.name from plan p where p.organisation_id = v.organisation_id and p.id = v.plan_id
            and 1 < (select count(*) from order_line l where l.organisation_id = o.organisation_id and l.order_id = o.id)) as plan_name
        from subscription u
        join "order" o on o.organisation_id = u.organisation_id and o.id = u.order_id
        join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
        join plan_price r on r.organisation_id = o.organisation_id and r.id = o.plan_price_id
        where u.organisation_id = n.organisation_id and u.id = n.subscription_id) reminded) end as subscription
    from begun n
    join organisation g on g.id = n.organisation_id
    -- Found by its own key before anything else is joined to it.
    join lateral (select * from channel_access a where a.organisation_id = n.organisation_id and a.id = n.access_id offset 0) a on true
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    join subscriber s on s.organisation_id = n.organisation_id and s.id = n.subscriber_id`);
  const begun = new Map(rows.map((row) => [Number(row.n), sendingOf(row)]));
  return asked.map((_, index) => begun.get(index + 1) ?? null);
}

function sendingOf(row: Row): SendingNotice {
  return {
    kind: row.kind,
    accessId: row.access_id,
    waited: row.failure === 'rate_limited',
    botId: row.bot_id,
    telegramId: Number(row.telegram_id),
    channelTitle: row.title,
    wayIn: row.way_in,
    state: row.state,
    inside: row.inside,
    graceUntil: row.grace_until === null ? null : new Date(row.grace_until),
    entitledUntil: row.entitled_until === null ? null : new Date(row.entitled_until),
    payUrl: row.pay_url,
    quiet: { from: row.quiet_from, to: row.quiet_to, timeZone: row.time_zone },
    paid: row.paid,
    locale: localeOfPerson({ chosen: row.chosen_locale, languageCode: row.language_code }),
    ownTexts: row.own_texts ?? [],
    subscription: row.subscription && remindedOf(row.subscription),
  };
}

function remindedOf(row: NonNullable<Row['subscription']>): RemindedSubscription {
  return {
    planName: row.plan_name,
    charge: chargeFactsOf(row),
    amount: row.as_ordered ? { amountMinor: BigInt(row.amount_minor), currency: row.currency } : null,
  };
}

interface Row extends Record<string, unknown> {
  n: string;
  kind: NoticeKind;
  access_id: AccessId;
  failure: string | null;
  bot_id: BotId;
  telegram_id: string;
  title: string;
  way_in: string | null;
  state: AccessState;
  inside: boolean;
  grace_until: string | null;
  entitled_until: string | null;
  pay_url: string | null;
  quiet_from: string;
  quiet_to: string;
  time_zone: string;
  chosen_locale: Locale | null;
  language_code: string | null;
  paid: boolean;
  own_texts: { name: string; locale: Locale; body: string }[] | null;
  subscription:
    | (ChargeRow & { amount_minor: string; currency: string; as_ordered: boolean; plan_name: string | null })
    | null;
}
