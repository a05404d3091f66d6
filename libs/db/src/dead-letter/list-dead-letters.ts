import type { DeadLetterId, OrganisationId } from '@latchkey/contracts/ids';
import type { DeadLetterClass } from '@latchkey/contracts/jobs/dead-letter';
import { and, desc, eq, gte, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { deadLetter } from '../schema/dead-letter.ts';

export interface DeadLetterFilter {
  job?: string | undefined;
  class?: DeadLetterClass | undefined;
  /** By the time of the last failure; `until` is not included. */
  from?: Date | undefined;
  until?: Date | undefined;
  state?: 'open' | 'closed' | undefined;
}

export type DeadLetterRow = typeof deadLetter.$inferSelect;

/** Dead letters of the organisation, newest first. @param page.after the last one of the page before. */
export async function listDeadLetters(
  db: Db,
  organisationId: OrganisationId,
  filter: DeadLetterFilter,
  page: { limit: number; after: DeadLetterId | null },
): Promise<DeadLetterRow[]> {
  return db
    .select()
    .from(deadLetter)
    .where(and(...fitting(organisationId, filter), page.after ? lt(deadLetter.id, page.after) : undefined))
    .orderBy(desc(deadLetter.id))
    .limit(page.limit);
}

/** The conditions of a filter, inside one organisation. */
export function fitting(organisationId: OrganisationId, filter: DeadLetterFilter): SQL[] {
  const { job, from, until, state } = filter;
  const conditions: SQL[] = [eq(deadLetter.organisationId, organisationId)];
  if (job) conditions.push(eq(deadLetter.job, job));
  if (filter.class) conditions.push(eq(deadLetter.failureClass, filter.class));
  if (from) conditions.push(gte(deadLetter.lastFailedAt, from));
  if (until) conditions.push(lt(deadLetter.lastFailedAt, until));
  if (state) conditions.push(state === 'open' ? isNull(deadLetter.closedAt) : isNotNull(deadLetter.closedAt));
  return conditions;
}
