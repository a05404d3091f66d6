import type { BrakeLimits } from '@latchkey/contracts/brake/brake';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** Sets the limits for removals to come; those that wait for a brake go on waiting. */
export async function setBrakeLimits(
  db: Db,
  organisationId: OrganisationId,
  { min, percent }: BrakeLimits,
  act: Act,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(organisation)
      .set({ brakeMin: min, brakePercent: percent })
      .where(eq(organisation.id, organisationId));
    await appendAudit(tx, organisationId, act, {
      action: 'brake.setLimits',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: { min, percent },
    });
  });
}
