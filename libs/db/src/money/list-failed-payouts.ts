import type { OrganisationId, PayoutId, StripeAccountId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Failed payouts of an account that the creator is still told of. */
export async function listFailedPayouts(
  db: Db,
  of: { organisationId: OrganisationId; stripeAccountId: StripeAccountId },
): Promise<PayoutId[]> {
  const rows = await db.execute<{ id: PayoutId }>(sql`
    select p.id from payout p join alert a on a.organisation_id = p.organisation_id and a.kind = 'payout_failed' and a.subject = p.id
    where p.organisation_id = ${of.organisationId} and p.stripe_account_id = ${of.stripeAccountId} and a.closed_at is null`);
  return rows.map(({ id }) => id);
}
