import { type SetSql, setSql } from './set-sql.ts';

/**
 * One column of a set statement: a list as a single parameter of type text[], to be cast further where it is no text. For
 * `unnest`, of which the planner expects few rows; of records out of JSON it expects many, and reads whole tables.
 */
export function listOf<T>(
  items: readonly T[],
  pick: (item: T) => string | boolean | number | bigint | Date | null,
): SetSql {
  return setSql`${items.map((item) => asText(pick(item)))}::text[]`;
}

function asText(value: string | boolean | number | bigint | Date | null): string | null {
  return value === null ? null : value instanceof Date ? value.toISOString() : String(value);
}
