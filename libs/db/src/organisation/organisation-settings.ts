import type { OrganisationId } from '@latchkey/contracts/ids';
import type { OrganisationSettings } from '@latchkey/contracts/procedures/organisation';
import { eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

const columns = {
  id: organisation.id,
  name: organisation.name,
  locale: organisation.locale,
  timeZone: organisation.timeZone,
  payInJoinRequest: organisation.payInJoinRequest,
  moveWaitHours: organisation.moveWaitHours,
  graceDays: organisation.graceDays,
  refundPolicy: organisation.refundPolicy,
  disputePolicy: organisation.disputePolicy,
};

/** What there is to set of an organisation; null when there is none of that id. */
export async function readSettings(
  db: Db,
  organisationId: OrganisationId,
): Promise<OrganisationSettings | null> {
  const [row] = await db.select(columns).from(organisation).where(eq(organisation.id, organisationId));
  return row ?? null;
}

/** Changes what is given, audited with what was before, and answers what holds then. */
export async function writeSettings(
  db: Db,
  organisationId: OrganisationId,
  change: Partial<
    Pick<OrganisationSettings, 'name' | 'locale' | 'timeZone' | 'payInJoinRequest' | 'moveWaitHours'>
  >,
  act: Act,
): Promise<OrganisationSettings | null> {
  return db.transaction(async (tx) => {
    const ours = eq(organisation.id, organisationId);
    const [before] = await tx.select(columns).from(organisation).where(ours).for('no key update');
    if (!before) return null;
    await tx
      .update(organisation)
      .set({ id: organisationId, ...change })
      .where(ours);
    const now = { ...before, ...change };
    await appendAudit(tx, organisationId, act, {
      action: 'organisation.update',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: { before, now },
    });
    return now;
  });
}
