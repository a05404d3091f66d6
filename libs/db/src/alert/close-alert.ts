import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Closes the open alert about a subject, if there is one: what it told is over. */
export async function closeAlert(
  db: Db,
  alert: { organisationId: OrganisationId; kind: AlertKind; subject: string; at: Date },
): Promise<void> {
  await db.execute(sql`
    update alert set closed_at = ${alert.at.toISOString()}
    where organisation_id = ${alert.organisationId} and kind = ${alert.kind} and subject = ${alert.subject} and closed_at is null`);
}
