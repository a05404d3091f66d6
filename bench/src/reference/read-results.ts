import type postgres from 'postgres';
import { telegramIdOf } from '../load/numbering.ts';
import type { PaymentRange, Subject } from '../measure/subject.ts';

/** The same questions as of ours, asked of the reference's tables; what cannot come twice by their keys is not asked. */
export function resultsOf(sql: postgres.Sql): Pick<Subject, 'countGrants' | 'readGrants' | 'countDoubles'> {
  const ofRange = ({ first, count }: PaymentRange) =>
    sql`a.telegram_id between ${telegramIdOf(first)} and ${telegramIdOf(first + count - 1)}`;
  return {
    countGrants: async (range) => {
      const [row] = await sql<[{ count: number }]>`
        select count(*)::int as count from access a where a.state = 'GRANTED' and ${ofRange(range)}`;
      return row.count;
    },
    readGrants: async (range) => {
      const rows = await sql<{ n: number; at: number }[]>`
        select (a.telegram_id - ${telegramIdOf(0)}::bigint)::int as n,
          (extract(epoch from pg_xact_commit_timestamp(l.xmin)) * 1000)::float8 as at
        from ledger l join access a on a.id = l.access_id where l.to_state = 'GRANTED' and ${ofRange(range)}`;
      return new Map(rows.map(({ n, at }) => [n, at]));
    },
    countDoubles: async (range) => {
      const [row] = await sql<[{ count: number }]>`
        select count(*)::int as count from (
          select from ledger l join access a on a.id = l.access_id where l.to_state = 'GRANTED' and ${ofRange(range)}
          group by l.access_id having count(*) > 1
        ) twice`;
      return row.count;
    },
  };
}
