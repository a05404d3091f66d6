import { type SQL, sql } from 'drizzle-orm';

/** In an update by set: the column's value out of the row's `changes` (jsonb) where it names the column, else as it is. */
export function patched(column: string, type: string): SQL {
  const name = sql.raw(`'${column}'`);
  return sql`${sql.raw(column)} = case when r.changes ? ${name} then (r.changes ->> ${name})::${sql.raw(type)} else t.${sql.raw(column)} end`;
}
