import type { StarsRenewalState } from '@latchkey/contracts/facts/stars-renewal';
import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Writes what Telegram has said of a subscription's next payment: cancelled, it ends with what is paid; active or failed,
 * it does not end by itself. What was said earlier than what is on file changes nothing.
 *
 * What the bot has cancelled stays so until it is allowed again.
 *
 * @param said.updateId of the update that says it; 0: an answer or a payment does
 * @returns false when it was older than what is on file
 */
export async function writeRenewal(
  db: Db,
  of: { organisationId: OrganisationId; subscriptionId: SubscriptionId },
  said: { state: StarsRenewalState; saidAt: Date; updateId: number; byBot: boolean },
): Promise<boolean> {
  const written = await db.execute(sql`
    with said as (
      insert into stars_renewal as n (organisation_id, subscription_id, state, said_at, update_id, by_bot)
      values (${of.organisationId}, ${of.subscriptionId}, ${said.state}, ${said.saidAt.toISOString()}, ${said.updateId}, ${said.byBot})
      on conflict (organisation_id, subscription_id) do update
        set state = excluded.state, said_at = excluded.said_at, update_id = excluded.update_id,
          by_bot = excluded.by_bot or (n.by_bot and excluded.state = 'canceled')
        where (n.said_at, n.update_id) < (excluded.said_at, excluded.update_id)
      returning organisation_id, subscription_id, state
    )
    update subscription u set cancel_at = case when said.state = 'canceled' then u.paid_through end
    from said where u.organisation_id = said.organisation_id and u.id = said.subscription_id
    returning u.id`);
  return written.length > 0;
}
