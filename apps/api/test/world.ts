import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { createApiKey } from '@latchkey/db/api-key/create-api-key';
import type { Db } from '@latchkey/db/connect-database';
import { member } from '@latchkey/db/schema/member';
import { mintShop } from '@latchkey/db/testing/factories/mint-shop';

/** A creator who sells, with an API key. */
export async function makeSeller(db: Db) {
  const at = new Date();
  const shop = await mintShop(db, { at });
  const { key } = await createApiKey(db, { organisationId: shop.organisationId, name: 'test', at });
  return { ...shop, byKey: { authorization: `Bearer ${key}` } };
}

export type Seller = Awaited<ReturnType<typeof makeSeller>>;

/** Gives a user a role in an organisation. */
export async function addMember(db: Db, organisationId: OrganisationId, userId: string, role: Role) {
  await db.insert(member).values({ organisationId, userId, role, createdAt: new Date() });
}
