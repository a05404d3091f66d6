import type { NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import {
  type NoticeRow,
  noticeFacts,
  noticeFactsFrom,
  type SendingNotice,
  sendingOf,
} from './sending-notice.ts';

/** So long a way in waits for the other channels of its person that are about to open, in milliseconds. */
const togetherMs = 5_000;

/**
 * Marks a notice as being sent, before the call: after a crash it is in doubt and is not sent again on this route. Channels of
 * one person that have opened are told in one message: whoever begins first takes the others with it.
 *
 * @returns null when it is not waiting to be sent (any more); `later` when other channels of its person are about to open
 */
export function beginSending(db: Db, of: Asked): Promise<SendingNotice | 'later' | null> {
  return gather(db, beginAll, of);
}

interface Asked {
  organisationId: OrganisationId;
  noticeId: NoticeId;
  now: Date;
}

async function beginAll(db: Db, asked: readonly Asked[]): Promise<(SendingNotice | 'later' | null)[]> {
  const rows = await db.execute<NoticeRow>(setSql`
    with asked as materialized (
      -- As text, for as an enum it implies what notice_waiting holds, and a young table's statistics make that look the better index.
      select r.n, t.organisation_id, t.id, t.access_id, t.subscriber_id, t.kind = 'way_in' as is_way_in,
        t.kind = 'way_in' and t.created_at > r.now - ${togetherMs} * interval '1 millisecond' and exists (
          select from channel_access p where p.organisation_id = t.organisation_id and p.subscriber_id = t.subscriber_id
            and p.id <> t.access_id and p.state = 'PENDING' and p.action_required is null) as later
      from unnest(${listOf(asked, ({ organisationId }) => organisationId)}, ${listOf(asked, ({ noticeId }) => noticeId)},
        ${listOf(asked, ({ now }) => now)}::timestamptz[]) with ordinality as r (organisation_id, id, now, n)
      join notice t on t.organisation_id = r.organisation_id and t.id = r.id
      where t.state::text = 'queued'
    ), together as materialized (
      select distinct on (organisation_id, id) * from (
        select n, organisation_id, id, id as lead_id from asked where not later
        union all
        select d.n, d.organisation_id, t.id, d.id from asked d
        join channel_access mine on mine.organisation_id = d.organisation_id and mine.id = d.access_id
        join channel here on here.organisation_id = d.organisation_id and here.id = mine.channel_id
        join channel_access a on a.organisation_id = d.organisation_id and a.subscriber_id = d.subscriber_id and a.id <> d.access_id
        join channel there on there.organisation_id = d.organisation_id and there.id = a.channel_id and there.bot_id = here.bot_id
        join notice t on t.organisation_id = d.organisation_id and t.access_id = a.id
        where d.is_way_in and not d.later and t.kind = 'way_in' and t.state::text = 'queued'
      ) candidate order by organisation_id, id, lead_id
    ), locked as materialized (
      -- In one order: two who begin for the same person take the same rows.
      select t.organisation_id, t.id, c.n, c.lead_id from notice t
      join together c on c.organisation_id = t.organisation_id and c.id = t.id
      where t.state::text = 'queued' order by t.id for update of t
    ), begun as (
      update notice t set state = 'sending', sending_at = now(), told_with = nullif(c.lead_id, t.id)
      from locked c where t.organisation_id = c.organisation_id and t.id = c.id
      returning c.n, t.organisation_id, t.id, t.kind, t.access_id, t.subscriber_id, t.subscription_id, t.refund_id, t.failure,
        t.told_with
    )
    ${noticeFacts} from begun n ${noticeFactsFrom}`);
  const told = asked.map((_, index) => messageOf(rows, index + 1));
  const silent = asked.filter((_, index) => told[index] === null);
  if (silent.length === 0) return told;
  const waiting = await stillQueued(db, silent);
  return told.map((notice, index) => notice ?? (waiting.has(asked[index]?.noticeId) ? 'later' : null));
}

/** What the `n`th that was asked for is told with, itself first. */
function messageOf(rows: readonly NoticeRow[], n: number): SendingNotice | null {
  const mine = rows.filter((row) => Number(row.n) === n);
  const lead = mine.find((row) => row.told_with === null);
  return lead ? sendingOf([lead, ...mine.filter((row) => row !== lead)]) : null;
}

/** Of those that were not begun: who waits for others, and is no message that somebody else has sent. */
async function stillQueued(db: Db, asked: readonly Asked[]): Promise<ReadonlySet<NoticeId | undefined>> {
  const rows = await db.execute<{ id: NoticeId }>(setSql`
    select t.id from unnest(${listOf(asked, ({ organisationId }) => organisationId)}, ${listOf(asked, ({ noticeId }) => noticeId)})
      as r (organisation_id, id)
    join notice t on t.organisation_id = r.organisation_id and t.id = r.id
    where t.state::text = 'queued'`);
  return new Set(rows.map(({ id }) => id));
}
