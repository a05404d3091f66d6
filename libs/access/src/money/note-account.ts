import type { OrganisationId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { noteReading } from '@latchkey/db/stripe-account/note-reading';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Notes what was read of a connected account; `read` null: the creator has disconnected it. Nobody loses access by that:
 * what was paid for lasts, and the creator is told. Connected again, all of it is read anew.
 */
export async function noteAccount(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; account: string; livemode: boolean; correlationId: string },
  read: { ready: boolean; requirementsDue: string[] } | null,
): Promise<void> {
  const { organisationId, account, correlationId } = of;
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'account'), async (unit) => {
    const noted = await noteReading(unit.db, { ...of, at }, read);
    if (!noted || noted.change === 'none') return;
    const alert = { organisationId, kind: 'account_disconnected', subject: noted.id, at } as const;
    if (noted.change === 'disconnected')
      await raiseAlert(unit, { ...alert, detail: { account }, correlationId });
    else await closeAlert(unit.db, alert);
  });
}
