import { randomBytes } from 'node:crypto';
import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { hashToken } from '../../claim-link/hash-token.ts';
import type { Db } from '../../connect-database.ts';
import { newId } from '../../new-id.ts';
import { claim } from '../../schema/claim.ts';

/** A claim link of an order, good for a day; the token. */
export async function mintClaim(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId; at: Date },
): Promise<string> {
  const token = `c-${randomBytes(32).toString('base64url')}`;
  await db.insert(claim).values({
    organisationId: of.organisationId,
    id: newId('claim'),
    orderId: of.orderId,
    tokenHash: hashToken(token),
    expiresAt: new Date(of.at.getTime() + 86_400_000),
    createdAt: of.at,
  });
  return token;
}
