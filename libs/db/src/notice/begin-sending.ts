import type { AccessState } from '@latchkey/contracts/access/machine';
import type { BotId, NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';

/** A notice that is being sent, with what its words need and its condition asks. */
export interface SendingNotice {
  kind: NoticeKind;
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
export function beginSending(db: Db, of: Asked): Promise<SendingNotice | null> {
  return gather(db, beginAll, of);
}

interface Asked {
  organisationId: OrganisationId;
  noticeId: NoticeId;
}

async function beginAll(db: Db, asked: readonly Asked[]): Promise<(SendingNotice | null)[]> {
  const rows = await db.execute<Row>(sql`
    with begun as (
      update notice t set state = 'sending', sending_at = now()
      from unnest(${listOf(asked, ({ organisationId }) => organisationId)}, ${listOf(asked, ({ noticeId }) => noticeId)})
        with ordinality as r (organisation_id, id, n)
      where t.organisation_id = r.organisation_id and t.id = r.id and t.state = 'queued'
      returning r.n, t.organisation_id, t.kind, t.access_id, t.subscriber_id
    )
    select n.n, n.kind, c.bot_id, s.telegram_id, c.title, a.state, a.joined_at is not null as inside, a.grace_until, a.entitled_until,
      case when c.link_state = 'live' then c.link end as way_in,
      (select u.pay_url from source o
        join order_line l on l.organisation_id = o.organisation_id and l.id = o.order_line_id and l.deliverable_id = a.channel_id
        join subscription u on u.organisation_id = o.organisation_id and u.id = o.subscription_id
        where o.organisation_id = a.organisation_id and o.subscriber_id = a.subscriber_id and u.unpaid_invoice_id is not null limit 1) as pay_url
    from begun n
    join channel_access a on a.organisation_id = n.organisation_id and a.id = n.access_id
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    join subscriber s on s.organisation_id = n.organisation_id and s.id = n.subscriber_id`);
  const begun = new Map(rows.map((row) => [Number(row.n), sendingOf(row)]));
  return asked.map((_, index) => begun.get(index + 1) ?? null);
}

function sendingOf(row: Row): SendingNotice {
  return {
    kind: row.kind,
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
  n: string;
  kind: NoticeKind;
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
