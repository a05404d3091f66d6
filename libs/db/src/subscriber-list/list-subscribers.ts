import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { MemberSort } from '@latchkey/contracts/members/standing';
import type { Db } from '../connect-database.ts';
import { type SetSql, setSql, words } from '../gather/set-sql.ts';
import { type MemberSelection, selected } from './member-selection.ts';
import { allPaidThrough } from './paid-through.ts';

/** What the last row of a page is sorted by, and its id: the next page begins after it. */
export interface MemberCursor {
  value: string | null;
  id: SubscriberId;
}

export interface MemberOrder {
  sort: MemberSort;
  direction: 'asc' | 'desc';
}

/** The ids of a page of members, in their order. Who has no date comes last, whatever the direction. */
export async function listSubscribers(
  db: Db,
  selection: MemberSelection,
  order: MemberOrder,
  page: { limit: number; after: MemberCursor | null; now: Date },
): Promise<MemberCursor[]> {
  const { value, type, beside } = keyOf(order, selection.organisationId);
  const descending = order.direction === 'desc';
  const [compared, direction] = [words(descending ? '<' : '>'), words(descending ? 'desc' : 'asc')];
  const after = page.after
    ? type
      ? setSql`where (m.value, m.id) ${compared} (${page.after.value}::${type}, ${page.after.id})`
      : setSql`where m.id ${compared} ${page.after.id}`
    : words('');
  const by = type ? setSql`m.value ${direction}, m.id ${direction}` : setSql`m.id ${direction}`;
  const rows = await db.execute<{ id: SubscriberId; value: string | null }>(setSql`
    select m.id, m.value::text as value from (
      select s.id, ${value} as value from subscriber s ${beside} where ${selected(selection, page.now)}
    ) m ${after} order by ${by} limit ${page.limit}`);
  return [...rows];
}

interface SortKey {
  value: SetSql;
  /** null: the id says it. */
  type: SetSql | null;
  /** What is joined to know it. */
  beside: SetSql;
}

function keyOf({ sort, direction }: MemberOrder, organisationId: OrganisationId): SortKey {
  switch (sort) {
    case 'since':
      return { value: words('null'), type: null, beside: words('') };
    case 'name':
      return {
        value: setSql`lower(coalesce(nullif(s.first_name, ''), s.username, ''))`,
        type: words('text'),
        beside: words(''),
      };
    case 'paidThrough': {
      const nothing = words(direction === 'desc' ? `'-infinity'` : `'infinity'`);
      return {
        value: setSql`coalesce(paid.paid_through, ${nothing})`,
        type: words('timestamptz'),
        beside: setSql`left join ${allPaidThrough(organisationId)} paid on paid.subscriber_id = s.id`,
      };
    }
  }
}

/** How many members a selection has. */
export async function countSubscribers(db: Db, selection: MemberSelection, now: Date): Promise<number> {
  const [row] = await db.execute<{ count: number }>(setSql`
    select count(*)::int as count from subscriber s where ${selected(selection, now)}`);
  return row?.count ?? 0;
}
