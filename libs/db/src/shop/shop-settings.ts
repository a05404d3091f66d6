import type { OrganisationId } from '@latchkey/contracts/ids';
import type { WithdrawalRefund } from '@latchkey/contracts/shop/legal';
import { eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** What those who withdraw get back, and the slug; null when there is no such organisation. */
export async function readShopSettings(
  db: Db,
  organisationId: OrganisationId,
): Promise<{ slug: string | null; withdrawalRefund: WithdrawalRefund } | null> {
  const [row] = await db
    .select({ slug: organisation.slug, withdrawalRefund: organisation.withdrawalRefund })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  return row ?? null;
}

/** Sets what those who withdraw from now on get back. */
export async function writeWithdrawalRefund(
  db: Db,
  organisationId: OrganisationId,
  withdrawalRefund: WithdrawalRefund,
  act: Act,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(organisation).set({ withdrawalRefund }).where(eq(organisation.id, organisationId));
    await appendAudit(tx, organisationId, act, {
      action: 'shop.set_withdrawal_refund',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: { withdrawalRefund },
    });
  });
}
