import { OrganisationId } from '@latchkey/contracts/ids';
import type { SellerIdentity } from '@latchkey/contracts/shop/seller-identity';
import { eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';
import { seller } from '../schema/seller.ts';

/** A creator as buyers meet them. */
export interface PublicCreator {
  organisationId: OrganisationId;
  /** What stands for them in addresses: their slug, or their id while they have none. */
  slug: string;
  name: string;
  identity: SellerIdentity | null;
}

/** A creator by their slug or id, as an address names them; null when there is none. */
export async function findCreator(db: Db, inAddress: string): Promise<PublicCreator | null> {
  const id = OrganisationId.safeParse(inAddress).data;
  const [row] = await db
    .select({ organisationId: organisation.id, slug: organisation.slug, name: organisation.name, seller })
    .from(organisation)
    .leftJoin(seller, eq(seller.organisationId, organisation.id))
    .where(id ? eq(organisation.id, id) : eq(organisation.slug, inAddress));
  if (!row) return null;
  const { organisationId, name } = row;
  return {
    organisationId,
    slug: row.slug ?? organisationId,
    name,
    identity: row.seller && identityOf(row.seller),
  };
}

function identityOf(row: typeof seller.$inferSelect): SellerIdentity {
  const { organisationId: _, updatedAt: __, ...identity } = row;
  return identity;
}
