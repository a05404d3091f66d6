import { alertTellings } from '@latchkey/contracts/alerts/kinds';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { lockAlert, reopenAlert } from '@latchkey/db/alert/settle-alert';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

type Of = { organisationId: OrganisationId; alertId: AlertId };

/**
 * Puts an alert aside of something that has happened: a person has seen it. What lasts ends by itself alone, because
 * putting it aside would hide it.
 *
 * @throws LatchkeyError `not_found`; `conflict` for what lasts, and where it is closed already
 */
export async function acknowledgeAlert(deps: AccessDeps, of: Of, act: Act): Promise<void> {
  const { organisationId } = of;
  await unitOfWork(named(deps, 'support act'), async (unit) => {
    const alert = await lockAlert(unit.db, of);
    if (!alert) throw unknownAlert();
    if (alertTellings[alert.kind] !== 'happening')
      throw new LatchkeyError('conflict', 'This lasts: it goes by itself once it is over.');
    if (alert.closedAt) throw new LatchkeyError('conflict', 'This is over already.');
    const { kind, subject } = alert;
    await closeAlert(unit.db, { organisationId, kind, subject, at: act.at });
    await note(unit.db, of, act, 'alert.acknowledge');
  });
}

/**
 * Takes an acknowledgement back.
 *
 * @throws LatchkeyError `not_found`; `conflict` where it is open, or the same was told anew
 */
export async function bringAlertBack(deps: AccessDeps, of: Of, act: Act): Promise<void> {
  await unitOfWork(named(deps, 'support act'), async (unit) => {
    const alert = await lockAlert(unit.db, of);
    if (!alert) throw unknownAlert();
    if (alertTellings[alert.kind] !== 'happening' || !alert.closedAt || !(await reopenAlert(unit.db, of)))
      throw new LatchkeyError('conflict', 'This cannot be brought back.');
    await note(unit.db, of, act, 'alert.bring_back');
  });
}

function note(
  db: Parameters<typeof appendAudit>[0],
  { organisationId, alertId }: Of,
  act: Act,
  action: string,
): Promise<void> {
  return appendAudit(db, organisationId, act, { action, targetKind: 'alert', targetId: alertId });
}

function unknownAlert(): LatchkeyError {
  return new LatchkeyError('not_found', 'There is no such alert.');
}
