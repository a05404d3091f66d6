import type { BuyerMailId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { buyerMail } from '../schema/buyer-mail.ts';
import { organisation } from '../schema/organisation.ts';

export type WaitingMail = Pick<
  typeof buyerMail.$inferSelect,
  'organisationId' | 'kind' | 'email' | 'locale' | 'about' | 'createdAt'
> & {
  /** The name under which is sold, and where its days are counted. */
  seller: string;
  timeZone: string;
};

/** A mail that waits to be sent; null when it does not any more. */
export async function loadMail(
  db: Db,
  of: { organisationId: OrganisationId; buyerMailId: BuyerMailId },
): Promise<WaitingMail | null> {
  const [row] = await db
    .select({
      organisationId: buyerMail.organisationId,
      kind: buyerMail.kind,
      email: buyerMail.email,
      locale: buyerMail.locale,
      about: buyerMail.about,
      createdAt: buyerMail.createdAt,
      seller: organisation.name,
      timeZone: organisation.timeZone,
    })
    .from(buyerMail)
    .innerJoin(organisation, eq(organisation.id, buyerMail.organisationId))
    .where(
      and(
        eq(buyerMail.organisationId, of.organisationId),
        eq(buyerMail.id, of.buyerMailId),
        eq(buyerMail.state, 'queued'),
      ),
    );
  return row ?? null;
}
