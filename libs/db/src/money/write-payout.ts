import type { PayoutFact } from '@latchkey/contracts/facts/payout-fact';
import type { OrganisationId, PayoutId, StripeAccountId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** Writes a payout as it was read. @returns our id of it, and the status that it had before; null: it is new */
export async function writePayout(
  db: Db,
  of: { organisationId: OrganisationId; stripeAccountId: StripeAccountId; readAt: Date },
  fact: PayoutFact,
): Promise<{ id: PayoutId; before: string | null }> {
  const [row] = await db.execute<{ id: PayoutId; before: string | null }>(sql`
    with known as (
      select status from payout where organisation_id = ${of.organisationId} and stripe_account_id = ${of.stripeAccountId}
        and provider_id = ${fact.providerId}
    )
    insert into payout (organisation_id, id, stripe_account_id, provider_id, status, failure_code, amount_minor, currency, arrival_at, read_at)
    values (${of.organisationId}, ${newId('payout')}, ${of.stripeAccountId}, ${fact.providerId}, ${fact.status}, ${fact.failureCode},
      ${fact.amount.amountMinor.toString()}::bigint, ${fact.amount.currency}, ${fact.arrivalAt?.toISOString() ?? null}, ${of.readAt.toISOString()})
    on conflict (organisation_id, stripe_account_id, provider_id) do update set status = excluded.status,
      failure_code = excluded.failure_code, arrival_at = excluded.arrival_at, read_at = excluded.read_at
    returning id, (select status from known) as before`);
  if (!row) throw new Error('an upsert returned no row');
  return { id: row.id, before: row.before };
}
