import type { OrganisationId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** Gives an organisation another name, audited with the one it had. */
export async function renameOrganisation(
  db: Db,
  organisationId: OrganisationId,
  name: string,
  act: Act,
): Promise<void> {
  await db.transaction(async (tx) => {
    const ours = eq(organisation.id, organisationId);
    const [before] = await tx
      .select({ name: organisation.name })
      .from(organisation)
      .where(ours)
      .for('no key update');
    await tx.update(organisation).set({ name }).where(ours);
    await appendAudit(tx, organisationId, act, {
      action: 'organisation.rename',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: { before: before?.name, now: name },
    });
  });
}
