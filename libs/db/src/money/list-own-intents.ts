import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Which of these payment intents paid for something that the organisation sold here; others are the creator's own affair. */
export async function listOwnIntents(
  db: Db,
  of: { organisationId: OrganisationId; account: string; livemode: boolean },
  paymentIntentIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.execute<{ payment_intent_id: string }>(sql`
    select payment_intent_id from payment
    where payment_intent_id = any(${sql.param(paymentIntentIds)}::text[]) and organisation_id = ${of.organisationId}
      and provider = 'stripe' and account = ${of.account} and livemode = ${of.livemode}`);
  return new Set(rows.map((row) => row.payment_intent_id));
}
