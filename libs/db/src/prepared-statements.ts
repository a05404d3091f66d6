import type postgres from 'postgres';

/**
 * Makes the driver prepare the statements of the query builder, which sends them by `unsafe()`: prepared, each costs one
 * round trip instead of two and can be pipelined with others. Statement texts must therefore be few: lists go in as one
 * array parameter (`= any($1)`), never as a parameter each.
 */
export function preparing(sql: postgres.Sql): postgres.Sql {
  prepareUnsafe(sql);
  const begin = sql.begin.bind(sql) as (...args: unknown[]) => Promise<unknown>;
  sql.begin = ((...args: unknown[]) => {
    const work = args.pop() as (tx: postgres.TransactionSql) => unknown;
    return begin(...args, (tx: postgres.TransactionSql) => work(prepareUnsafe(tx)));
  }) as typeof sql.begin;
  return sql;
}

function prepareUnsafe<T extends postgres.ISql>(sql: T): T {
  const unsafe = sql.unsafe.bind(sql) as typeof sql.unsafe;
  sql.unsafe = ((query: string, parameters?: never[], options?: postgres.UnsafeQueryOptions) =>
    unsafe(query, parameters, { ...options, prepare: true })) as typeof sql.unsafe;
  return sql;
}
