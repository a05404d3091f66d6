import type postgres from 'postgres';
import { telegramIdOf } from '../load/numbering.ts';
import type { PaymentRange, Subject } from '../measure/subject.ts';

/** The three questions about what became of payments, asked of our own tables. */
export function resultsOf(sql: postgres.Sql): Pick<Subject, 'countGrants' | 'readGrants' | 'countDoubles'> {
  const ofRange = ({ first, count }: PaymentRange) =>
    sql`s.telegram_id between ${telegramIdOf(first)} and ${telegramIdOf(first + count - 1)}`;
  return {
    countGrants: async (range) => {
      const [row] = await sql<[{ count: number }]>`
        select count(*)::int as count from subscriber s join channel_access a on a.organisation_id = s.organisation_id and a.subscriber_id = s.id
        where a.state = 'GRANTED' and ${ofRange(range)}`;
      return row.count;
    },
    readGrants: async (range) => {
      const rows = await sql<{ n: number; at: number }[]>`
        select (s.telegram_id - ${telegramIdOf(0)}::bigint)::int as n,
          min(extract(epoch from pg_xact_commit_timestamp(l.xmin)) * 1000)::float8 as at
        from access_ledger l join channel_access a on a.id = l.access_id join subscriber s on s.id = a.subscriber_id
        where l.to_state = 'GRANTED' and ${ofRange(range)} group by 1`;
      return new Map(rows.map(({ n, at }) => [n, at]));
    },
    countDoubles: async (range) => {
      const [row] = await sql<[{ count: number }]>`
        with person as (
          select a.id as access_id, o.id as order_id from subscriber s
          join channel_access a on a.subscriber_id = s.id join "order" o on o.subscriber_id = s.id where ${ofRange(range)}
        ), lines as (
          select 'grant' as what, access_id as of from access_ledger join person using (access_id) where to_state = 'GRANTED'
          union all select 'notice', access_id from notice join person using (access_id)
          union all select 'payment', order_id from payment join person using (order_id)
          union all select 'entry', p.order_id from journal_entry e
            join payment p on p.provider_id = e.object_id join person on person.order_id = p.order_id
        )
        select count(*)::int as count from (select what, of from lines group by what, of having count(*) > 1) twice`;
      return row.count;
    },
  };
}
