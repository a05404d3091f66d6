import type { OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { stripeAccount } from '../schema/stripe-account.ts';
import type { StoredStripeAccount } from './find-stripe-account.ts';

/** An organisation's account by Stripe's id, also when it was disconnected. */
export async function findAccount(
  db: Db,
  of: { organisationId: OrganisationId; account: string; livemode: boolean },
): Promise<StoredStripeAccount | null> {
  const [row] = await db
    .select()
    .from(stripeAccount)
    .where(
      and(
        eq(stripeAccount.organisationId, of.organisationId),
        eq(stripeAccount.account, of.account),
        eq(stripeAccount.livemode, of.livemode),
      ),
    );
  return row ?? null;
}
