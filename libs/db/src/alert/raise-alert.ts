import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/**
 * Raises an alert in the transaction of what it is about, and promises that it is told; while one is open for the same
 * subject nothing is raised again.
 *
 * @param alert.detail ids, counts and classes; no personal data
 * @returns the id of the alert that was raised; null when it is open already
 */
export async function raiseAlert(
  unit: UnitOfWork,
  alert: {
    organisationId: OrganisationId;
    kind: AlertKind;
    subject: string;
    detail?: Record<string, unknown>;
    correlationId: string;
    at: Date;
  },
): Promise<AlertId | null> {
  const alertId = newId('alert');
  const { organisationId, correlationId } = alert;
  const dueAt = new Date(alert.at.getTime() + sweepAfterMs);
  const [raised] = await unit.db.execute(sql`
    insert into alert (organisation_id, id, kind, subject, detail, correlation_id, raised_at, due_at)
    values (${organisationId}, ${alertId}, ${alert.kind}, ${alert.subject}, ${JSON.stringify(alert.detail ?? {})}::jsonb,
      ${correlationId}, ${alert.at.toISOString()}, ${dueAt.toISOString()})
    on conflict (organisation_id, kind, subject) where closed_at is null do nothing returning id`);
  if (!raised) return null;
  unit.promise({ name: 'alert.tell', payload: { organisationId, alertId, correlationId } });
  return alertId;
}
