import type { OrganisationId } from '@latchkey/contracts/ids';
import type { DeadLetterClass } from '@latchkey/contracts/jobs/dead-letter';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { ownerOf } from './owner-of.ts';

export interface DeadLetterRecord {
  /** Where the payload names one; else it is found by what the payload points to. */
  organisationId: OrganisationId | null;
  job: string;
  /** What the job is about. */
  entity: string;
  payload: Record<string, unknown>;
  failureClass: DeadLetterClass;
  failures: { at: string; attempt: number; message: string }[];
  attempts: number;
  correlationId: string;
  firstFailedAt: Date;
  lastFailedAt: Date;
}

/** A job that dies again and again tells its latest failures: two lives of a job that is tried for a day. */
const keptFailures = 100;

/**
 * Records a job that stopped or ran out of attempts: one open row per (job, entity), renewed when it dies again, with the
 * failures of all its lives.
 */
export async function recordDeadLetter(db: Db, letter: DeadLetterRecord): Promise<void> {
  const organisationId = await ownerOf(db, letter);
  const lastFailedAt = letter.lastFailedAt.toISOString();
  await db.execute(sql`
    insert into dead_letter as d (id, organisation_id, job, entity, payload, failure_class, errors, attempts, correlation_id,
      first_failed_at, last_failed_at, due_at)
    values (${newId('deadLetter')}, ${organisationId}, ${letter.job}, ${letter.entity}, ${JSON.stringify(letter.payload)}::jsonb,
      ${letter.failureClass}, ${JSON.stringify(letter.failures.slice(-keptFailures))}::jsonb, ${letter.attempts}, ${letter.correlationId},
      ${letter.firstFailedAt.toISOString()}, ${lastFailedAt}, ${lastFailedAt})
    on conflict (job, entity) where closed_at is null do update set payload = excluded.payload, failure_class = excluded.failure_class,
      organisation_id = coalesce(excluded.organisation_id, d.organisation_id),
      errors = jsonb_path_query_array(d.errors || excluded.errors, ${`$[last - ${keptFailures - 1} to last]`}::jsonpath),
      attempts = d.attempts + excluded.attempts, correlation_id = excluded.correlation_id,
      last_failed_at = excluded.last_failed_at, replayed_at = null`);
}
