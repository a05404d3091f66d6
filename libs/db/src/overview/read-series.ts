import type { OrganisationId } from '@latchkey/contracts/ids';
import type { OverviewBucket } from '@latchkey/contracts/overview';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { turnsSince } from './turns-since.ts';

/** A stretch of days, weeks or months, by the calendar of a time zone. */
export interface Stretch {
  organisationId: OrganisationId;
  timeZone: string;
  unit: OverviewBucket;
  /** When the first one begins. */
  since: Date;
}

export interface Comings {
  /** The first day of the day, week or month, as `YYYY-MM-DD`. */
  from: string;
  joined: number;
  left: number;
}

/**
 * The beginnings of the last `count` days, weeks or months, oldest first, and the moment of the first.
 */
export async function listStretch(
  db: Db,
  of: Omit<Stretch, 'since' | 'organisationId'> & { count: number; now: Date },
): Promise<{ since: Date; beginnings: string[] }> {
  const step = sql`('1 ' || ${of.unit}::text)::interval`;
  const rows = await db.execute<{ from: string; at: string }>(sql`
    with this as (select date_trunc(${of.unit}, ${of.now.toISOString()}::timestamptz at time zone ${of.timeZone}) as began)
    select to_char(began - back * ${step}, 'YYYY-MM-DD') as from, (began - back * ${step}) at time zone ${of.timeZone} as at
    from this, generate_series(${of.count - 1}::int, 0, -1) as back`);
  const [first] = rows;
  if (!first) throw new Error('a stretch has at least one day');
  return { since: new Date(first.at), beginnings: rows.map(({ from }) => from) };
}

/**
 * How many persons became members, and ceased to be: who enters a second channel is one already, and who leaves one of two
 * goes on to be one. Counted backwards from those who are in now.
 */
export async function countComings(db: Db, of: Stretch): Promise<Comings[]> {
  return db.execute<Comings & Record<string, unknown>>(sql`
    with standing as (
      select a.subscriber_id, count(*) filter (where a.state in ('PENDING', 'GRANTED')) as open
      from channel c join channel_access a on a.channel_id = c.id and a.organisation_id = c.organisation_id
      where c.organisation_id = ${of.organisationId} group by 1
    ), followed as (
      select at, step, open - coalesce(sum(step) over (partition by subscriber_id order by at desc, version desc, access_id desc
        rows between unbounded preceding and 1 preceding), 0) as after
      from ${turnsSince(of)} join standing using (subscriber_id)
    ), counted as (
      select date_trunc(${of.unit}, at at time zone ${of.timeZone}) as began, count(*) filter (where step = 1 and after = 1) as joined,
        count(*) filter (where step = -1 and after = 0) as "left"
      from followed group by 1
    )
    select to_char(began, 'YYYY-MM-DD') as from, joined::int, "left"::int from counted`);
}

/** What was earned, by currency; negative where more went away than came. @param of.livemode as of our key */
export async function readNetSeries(
  db: Db,
  of: Stretch & { livemode: boolean },
): Promise<{ from: string; currency: string; net: string }[]> {
  return db.execute<{ from: string; currency: string; net: string }>(sql`
    with moved as (
      select date_trunc(${of.unit}, e.at at time zone ${of.timeZone}) as began, l.currency, sum(l.amount_minor) as net
      from journal_entry e join journal_line l on l.organisation_id = e.organisation_id and l.entry_id = e.id and l.book_account = 'provider_balance'
      where e.organisation_id = ${of.organisationId} and e.at >= ${of.since.toISOString()}
        and e.kind not in ('payout', 'payout_failed', 'payout_canceled') and (e.provider = 'stars' or e.livemode = ${of.livemode})
      group by 1, 2
    )
    select to_char(began, 'YYYY-MM-DD') as from, currency, net::text from moved order by 1, 2`);
}
