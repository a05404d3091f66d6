import type { OrganisationId } from '@latchkey/contracts/ids';
import type { MoneyPolicy } from '@latchkey/contracts/money-policy';
import { eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

export interface Policies {
  refundPolicy: MoneyPolicy;
  disputePolicy: MoneyPolicy;
}

/** Sets the policies that are given, audited with what they were. @returns all of them as they are now */
export async function setPolicies(
  db: Db,
  organisationId: OrganisationId,
  set: Partial<Policies>,
  act: Act,
): Promise<Policies> {
  return db.transaction(async (tx) => {
    const columns = { refundPolicy: organisation.refundPolicy, disputePolicy: organisation.disputePolicy };
    const ours = eq(organisation.id, organisationId);
    const [before] = await tx.select(columns).from(organisation).where(ours).for('no key update');
    if (!before) throw new Error('an organisation that was granted is not there');
    const now = {
      refundPolicy: set.refundPolicy ?? before.refundPolicy,
      disputePolicy: set.disputePolicy ?? before.disputePolicy,
    };
    await tx.update(organisation).set(now).where(ours);
    await appendAudit(tx, organisationId, act, {
      action: 'organisation.setPolicies',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: { before, now },
    });
    return now;
  });
}
