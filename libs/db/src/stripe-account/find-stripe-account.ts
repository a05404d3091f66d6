import type { OrganisationId } from '@latchkey/contracts/ids';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { stripeAccount } from '../schema/stripe-account.ts';

export type StoredStripeAccount = typeof stripeAccount.$inferSelect;

/** The account that an organisation sells through in this mode; null when it has none that is connected. */
export async function findStripeAccount(
  db: Db,
  organisationId: OrganisationId,
  livemode: boolean,
): Promise<StoredStripeAccount | null> {
  const [row] = await db
    .select()
    .from(stripeAccount)
    .where(
      and(
        eq(stripeAccount.organisationId, organisationId),
        eq(stripeAccount.livemode, livemode),
        isNull(stripeAccount.disconnectedAt),
      ),
    )
    .orderBy(desc(stripeAccount.id))
    .limit(1);
  return row ?? null;
}
