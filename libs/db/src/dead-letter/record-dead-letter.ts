import type { OrganisationId } from '@latchkey/contracts/ids';
import type { JobName } from '@latchkey/contracts/jobs/catalogue';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

export interface DeadLetterRecord {
  organisationId: OrganisationId | null;
  job: JobName;
  /** What the job is about. */
  entity: string;
  payload: Record<string, unknown>;
  failureClass: string;
  errors: string[];
  attempts: number;
  correlationId: string;
  firstFailedAt: Date;
  lastFailedAt: Date;
}

/** Records a job that stopped or ran out of attempts: one open row per (job, entity), renewed when it dies again. */
export async function recordDeadLetter(db: Db, letter: DeadLetterRecord): Promise<void> {
  await db.execute(sql`
    insert into dead_letter as d (id, organisation_id, job, entity, payload, failure_class, errors, attempts, correlation_id, first_failed_at, last_failed_at)
    values (${newId('deadLetter')}, ${letter.organisationId}, ${letter.job}, ${letter.entity}, ${JSON.stringify(letter.payload)}::jsonb,
      ${letter.failureClass}, ${JSON.stringify(letter.errors)}::jsonb, ${letter.attempts}, ${letter.correlationId},
      ${letter.firstFailedAt.toISOString()}, ${letter.lastFailedAt.toISOString()})
    on conflict (job, entity) where closed_at is null do update set payload = excluded.payload, failure_class = excluded.failure_class,
      errors = excluded.errors, attempts = d.attempts + excluded.attempts, correlation_id = excluded.correlation_id,
      last_failed_at = excluded.last_failed_at`);
}
