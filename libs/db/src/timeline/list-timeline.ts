import type { TimelineKind } from '@latchkey/contracts/members/timeline';
import type { Role } from '@latchkey/contracts/permissions';
import type { Db } from '../connect-database.ts';
import { setSql, words } from '../gather/set-sql.ts';
import { accessHappened } from './access-happened.ts';
import { actsHappened } from './acts-happened.ts';
import type { OfMember } from './happened.ts';
import { moneyHappened } from './money-happened.ts';

/** One thing that happened; what `data` holds depends on the kind. */
export interface Happening {
  at: Date;
  key: string;
  kind: TimelineKind;
  actorKind: string;
  /** Where a person of the organisation did it. */
  person: { name: string; role: Role | null } | null;
  data: Record<string, unknown>;
}

/** What happened to a member, newest first, out of everything that tells of it. */
export async function listTimeline(
  db: Db,
  of: OfMember,
  page: { limit: number; after: { at: Date; key: string } | null },
): Promise<Happening[]> {
  const all = [...moneyHappened(of), ...accessHappened(of), ...actsHappened(of)];
  const happened = all.reduce((sum, part) => setSql`${sum} union all ${part}`);
  const after = page.after
    ? setSql`where (h.at, h.key) < (${page.after.at.toISOString()}::timestamptz, ${page.after.key})`
    : words('');
  const rows = await db.execute<Row>(setSql`
    with h (at, key, kind, actor_kind, actor_id, data) as (${happened}),
    shown as (select * from h ${after} order by at desc, key desc limit ${page.limit})
    select shown.*, u.name, m.role from shown
    left join auth."user" u on shown.actor_kind = 'user' and u.id = shown.actor_id
    left join member m on m.organisation_id = ${of.organisationId} and m.user_id = u.id
    order by at desc, key desc`);
  return rows.map((row) => ({
    at: new Date(row.at),
    key: row.key,
    kind: row.kind,
    actorKind: row.actor_kind,
    person: row.name === null ? null : { name: row.name, role: row.role },
    data: row.data,
  }));
}

interface Row extends Record<string, unknown> {
  at: string;
  key: string;
  kind: TimelineKind;
  actor_kind: string;
  name: string | null;
  role: Role | null;
  data: Record<string, unknown>;
}
