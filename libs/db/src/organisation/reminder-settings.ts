import type { OrganisationId } from '@latchkey/contracts/ids';
import type { ReminderSettings } from '@latchkey/contracts/procedures/organisation';
import { eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

const columns = {
  renewalReminders: organisation.renewalReminders,
  newMemberAlerts: organisation.newMemberAlerts,
  from: organisation.quietFrom,
  to: organisation.quietTo,
  timeZone: organisation.timeZone,
};

/** How an organisation reminds its subscribers; null when there is none of that id. */
export async function readReminderSettings(
  db: Db,
  organisationId: OrganisationId,
): Promise<ReminderSettings | null> {
  const [row] = await db.select(columns).from(organisation).where(eq(organisation.id, organisationId));
  return row ? settingsOf(row) : null;
}

/** Changes what is given, and answers what holds then. */
export async function writeReminderSettings(
  db: Db,
  organisationId: OrganisationId,
  change: Partial<ReminderSettings>,
  act: Act,
): Promise<ReminderSettings | null> {
  const { renewalReminders, newMemberAlerts, quietHours } = change;
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(organisation)
      .set({
        id: organisationId,
        renewalReminders,
        newMemberAlerts,
        quietFrom: quietHours?.from,
        quietTo: quietHours?.to,
        timeZone: quietHours?.timeZone,
      })
      .where(eq(organisation.id, organisationId))
      .returning(columns);
    if (!row) return null;
    await appendAudit(tx, organisationId, act, {
      action: 'organisation.set_reminders',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: settingsOf(row),
    });
    return settingsOf(row);
  });
}

function settingsOf(row: {
  renewalReminders: boolean;
  newMemberAlerts: boolean;
  from: string;
  to: string;
  timeZone: string;
}): ReminderSettings {
  const { renewalReminders, newMemberAlerts, ...quietHours } = row;
  return { renewalReminders, newMemberAlerts, quietHours };
}
