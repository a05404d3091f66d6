import type { OrganisationId, StripeAccountId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { stripeAccount } from '../schema/stripe-account.ts';

/** Notes what was read of a connected account: whether it may charge, and what Stripe still asks for. */
export async function noteStripeAccount(
  db: Db,
  organisationId: OrganisationId,
  id: StripeAccountId,
  noted: { ready: boolean; requirementsDue: string[]; disconnectedAt: Date | null },
): Promise<void> {
  await db
    .update(stripeAccount)
    .set(noted)
    .where(and(eq(stripeAccount.organisationId, organisationId), eq(stripeAccount.id, id)));
}
