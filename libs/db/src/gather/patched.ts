import { type SetSql, setSql, words } from './set-sql.ts';

/** In an update by set: the column's value out of the row's `changes` (jsonb) where it names the column, else as it is. */
export function patched(column: string, type: string): SetSql {
  const name = words(`'${column}'`);
  return setSql`${words(column)} = case when r.changes ? ${name} then (r.changes ->> ${name})::${words(type)} else t.${words(column)} end`;
}
