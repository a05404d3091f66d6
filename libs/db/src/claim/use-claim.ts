import type { SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { ClaimFacts } from './lock-claim.ts';

/** Uses a claim up, and assigns its order and the order's sources to the subscriber who will enter. */
export async function useClaim(
  db: Db,
  claim: ClaimFacts,
  by: { subscriberId: SubscriberId; telegramId: number; at: Date },
): Promise<void> {
  const { organisationId, orderId } = claim;
  await Promise.all([
    db.execute(sql`
      update claim set used_at = ${by.at.toISOString()}, used_by_telegram_id = ${by.telegramId}
      where organisation_id = ${organisationId} and id = ${claim.id}`),
    db.execute(sql`
      update "order" set subscriber_id = ${by.subscriberId} where organisation_id = ${organisationId} and id = ${orderId}`),
    db.execute(sql`
      update source set subscriber_id = ${by.subscriberId}
      where organisation_id = ${organisationId}
        and order_line_id in (select id from order_line where organisation_id = ${organisationId} and order_id = ${orderId})`),
    db.execute(sql`
      insert into audit (organisation_id, actor_kind, actor_id, action, target_kind, target_id, detail, correlation_id, at)
      select ${organisationId}, 'person', ${by.subscriberId}, 'order.claim', 'order', ${orderId}, '{}'::jsonb, o.correlation_id, ${by.at.toISOString()}
      from "order" o where o.organisation_id = ${organisationId} and o.id = ${orderId}`),
  ]);
}
