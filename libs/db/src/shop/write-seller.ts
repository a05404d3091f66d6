import type { OrganisationId } from '@latchkey/contracts/ids';
import type { SellerIdentity } from '@latchkey/contracts/shop/seller-identity';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { seller } from '../schema/seller.ts';

/** Writes who sells. Its parts are public; the audit says that they changed, not what they are. */
export async function writeSeller(
  db: Db,
  organisationId: OrganisationId,
  identity: SellerIdentity,
  act: Act,
): Promise<void> {
  const set = { ...identity, updatedAt: act.at };
  await db
    .insert(seller)
    .values({ organisationId, ...set })
    .onConflictDoUpdate({ target: seller.organisationId, set });
  await appendAudit(db, organisationId, act, {
    action: 'shop.set_identity',
    targetKind: 'organisation',
    targetId: organisationId,
  });
}
