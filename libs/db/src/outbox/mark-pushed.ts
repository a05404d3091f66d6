import type { Database } from '../connect-database.ts';

/** Forgets jobs that the queue has taken. */
export async function markPushed({ sql }: Pick<Database, 'sql'>, ids: readonly string[]): Promise<void> {
  await sql`delete from outbox where id = any(${ids as string[]}::bigint[])`;
}
