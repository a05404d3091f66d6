import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { Database } from '../connect-database.ts';

/**
 * Takes up to `limit` promised jobs that nobody has pushed, and holds them for 30 seconds. Many relays may call it at
 * once: rows that another one is taking are skipped.
 */
export async function takeDue({ sql }: Pick<Database, 'sql'>, limit: number): Promise<OutboxJob[]> {
  const taken = await sql<(Omit<OutboxJob, 'notBefore'> & { notBefore: string | null })[]>`
    update outbox set held_until = now() + interval '30 seconds'
    where id in (select id from outbox where held_until < now() order by held_until limit ${limit} for update skip locked)
    returning id::text, job as name, payload, not_before as "notBefore"`;
  // The query builder makes the driver hand timestamps over as text.
  return taken.map((job) => ({ ...job, notBefore: job.notBefore === null ? null : new Date(job.notBefore) }));
}
