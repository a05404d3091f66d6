import type { OrganisationId, StripeAccountId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whether Stripe Tax is on for an account, as it was read. */
export async function noteTax(
  db: Db,
  of: { organisationId: OrganisationId; stripeAccountId: StripeAccountId; active: boolean },
): Promise<void> {
  const status = of.active ? 'active' : 'off';
  await db.execute(sql`
    update stripe_account set tax_status = ${status}
    where organisation_id = ${of.organisationId} and id = ${of.stripeAccountId} and tax_status is distinct from ${status}`);
}
