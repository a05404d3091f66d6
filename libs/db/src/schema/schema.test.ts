import { accessEvents, accessMoves, accessStates } from '@latchkey/contracts/access/machine';
import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, isPgEnum, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/create-test-database.ts';
import * as schema from './tables.ts';

const { database, drop } = await createTestDatabase({ maxConnections: 2 });
afterAll(drop);
const { sql } = database;

const exported: unknown[] = Object.values(schema);
const tables = exported.filter((value): value is PgTable => is(value, PgTable));
const enums = exported.filter((value) => isPgEnum(value));

test('the tables in code are those of the migrated database, column by column', async () => {
  const inCode = tables.flatMap((table) => {
    const { schema: of = 'public', name, columns } = getTableConfig(table);
    return columns.map((column) => ({
      table: `${of}.${name}`,
      column: column.name,
      type: column.getSQLType().replaceAll(' ', ''),
      nullable: !column.notNull,
    }));
  });
  const migrated = await sql`
    select n.nspname || '.' || c.relname as table, a.attname as column,
      replace(format_type(a.atttypid, a.atttypmod), ' ', '') as type, not a.attnotnull as nullable
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped`;
  const sorted = (rows: Iterable<object>) => [...rows].map((row) => JSON.stringify(row)).sort();
  expect(sorted(migrated)).toEqual(sorted(inCode));
});

test('every enum of the database is the one in code', async () => {
  const migrated = await sql`
    select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as values
    from pg_enum e join pg_type t on t.oid = e.enumtypid group by t.typname`;
  expect(Object.fromEntries(migrated.map(({ name, values }) => [name, values]))).toEqual(
    Object.fromEntries(enums.map(({ enumName, enumValues }) => [enumName, enumValues])),
  );
  expect(schema.accessState.enumValues).toEqual(accessStates);
  expect(schema.accessEvent.enumValues).toEqual(accessEvents);
});

test('access_transition is the table of the contract', async () => {
  const rows = await sql`select from_state as from, event, to_state as to from access_transition`;
  const sorted = (moves: Iterable<object>) => [...moves].map((move) => JSON.stringify(move)).sort();
  expect(sorted(rows)).toEqual(sorted(accessMoves));
});

test("a reference to a tenant's row carries the tenant", async () => {
  const loose = tables.flatMap((table) => {
    const { foreignKeys, columns } = getTableConfig(table);
    if (!columns.some((column) => column.name === 'organisation_id')) return [];
    return foreignKeys.flatMap((key) => {
      const { foreignTable, columns: own } = key.reference();
      const tenanted = getTableConfig(foreignTable).columns.some(
        (column) => column.name === 'organisation_id',
      );
      return tenanted && own[0]?.name !== 'organisation_id'
        ? [`${getTableName(table)}: ${key.getName()}`]
        : [];
    });
  });
  expect(loose).toEqual([]);
});
