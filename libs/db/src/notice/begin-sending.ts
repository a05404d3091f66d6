import type { AccessState } from '@latchkey/contracts/access/machine';
import type { BotId, NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A notice that is being sent, with what its words need and its condition asks. */
export interface SendingNotice {
  kind: NoticeKind;
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
  /** Where an unpaid invoice is paid. */
  payUrl: string | null;
}

/**
 * Marks a notice as being sent, before the call: after a crash it is in doubt and is not sent again on this route.
 *
 * @returns null when it is not waiting to be sent (any more)
 */
export async function beginSending(
  db: Db,
  of: { organisationId: OrganisationId; noticeId: NoticeId },
): Promise<SendingNotice | null> {
  const [row] = await db.execute<Row>(sql`
    with begun as (
      update notice set state = 'sending', sending_at = now()
      where organisation_id = ${of.organisationId} and id = ${of.noticeId} and state = 'queued'
      returning organisation_id, kind, access_id, subscriber_id, failure
    )
    select n.kind, n.failure, c.bot_id, s.telegram_id, c.title, a.state, a.joined_at is not null as inside, a.grace_until, a.entitled_until,
      case when c.link_state = 'live' then c.link end as way_in,
      (select u.pay_url from source o
        join order_line l on l.organisation_id = o.organisation_id and l.id = o.order_line_id and l.deliverable_id = a.channel_id
        join subscription u on u.organisation_id = o.organisation_id and u.id = o.subscription_id
        where o.organisation_id = a.organisation_id and o.subscriber_id = a.subscriber_id and u.unpaid_invoice_id is not null limit 1) as pay_url
    from begun n
    join channel_access a on a.organisation_id = n.organisation_id and a.id = n.access_id
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    join subscriber s on s.organisation_id = n.organisation_id and s.id = n.subscriber_id`);
  if (!row) return null;
  return {
    kind: row.kind,
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
  };
}

interface Row extends Record<string, unknown> {
  kind: NoticeKind;
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
}
