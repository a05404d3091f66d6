import type { OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseParts } from '@latchkey/db/reconcile/parts';
import type { AccessDeps } from '../access-deps.ts';

/** Has everything of an organisation compared now, on a person's word. @returns how many parts that is */
export async function runNow(deps: AccessDeps, organisationId: OrganisationId, act: Act): Promise<number> {
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const parts = await promiseParts(unit, { organisationId, ...act });
    await appendAudit(unit.db, organisationId, act, {
      action: 'reconcile.run',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: { parts },
    });
    return parts;
  });
}
