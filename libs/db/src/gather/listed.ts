import { type SetSql, words } from './set-sql.ts';

/** Asks for the index by which a table's rows are listed; `forLists` at the schema says why it must be asked for. */
export const listed = (alias: string): SetSql => words(`${alias}.id > ''`);
