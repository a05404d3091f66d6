import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

type Of = { organisationId: OrganisationId; alertId: AlertId };

/** Locks an alert for an act on it; null when the organisation has none of this id. */
export async function lockAlert(
  db: Db,
  of: Of,
): Promise<{ kind: AlertKind; subject: string; closedAt: Date | null } | null> {
  const [row] = await db.execute<{ kind: AlertKind; subject: string; closed_at: string | null }>(sql`
    select kind, subject, closed_at from alert where organisation_id = ${of.organisationId} and id = ${of.alertId} for update`);
  if (!row) return null;
  const { kind, subject, closed_at } = row;
  return { kind, subject, closedAt: closed_at === null ? null : new Date(closed_at) };
}

/**
 * Opens an alert that was closed.
 *
 * @returns false where another one of its kind and subject is open by now: that one tells the same
 */
export async function reopenAlert(db: Db, of: Of): Promise<boolean> {
  const opened = await db.execute(sql`
    update alert a set closed_at = null where a.organisation_id = ${of.organisationId} and a.id = ${of.alertId}
      and not exists (select from alert other where other.organisation_id = a.organisation_id and other.kind = a.kind
        and other.subject = a.subject and other.closed_at is null)
    returning a.id`);
  return opened.length > 0;
}
