import type { OrganisationId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** How many days (3 to 7) an invoice that fails from now on is waited for. A grace that runs stays as it began. */
export async function setGraceDays(
  db: Db,
  organisationId: OrganisationId,
  graceDays: number,
  act: Act,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(organisation).set({ graceDays }).where(eq(organisation.id, organisationId));
    await appendAudit(tx, organisationId, act, {
      action: 'organisation.set_grace_days',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: { graceDays },
    });
  });
}
