import type { OrganisationId } from '@latchkey/contracts/ids';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { stripeAccount } from '../schema/stripe-account.ts';
import type { StoredStripeAccount } from './find-stripe-account.ts';

/** The account that an organisation sells through in this mode, or else the one that it disconnected last. */
export async function findLatestAccount(
  db: Db,
  organisationId: OrganisationId,
  livemode: boolean,
): Promise<StoredStripeAccount | null> {
  const [row] = await db
    .select()
    .from(stripeAccount)
    .where(and(eq(stripeAccount.organisationId, organisationId), eq(stripeAccount.livemode, livemode)))
    .orderBy(sql`${stripeAccount.disconnectedAt} desc nulls first`, desc(stripeAccount.id))
    .limit(1);
  return row ?? null;
}
