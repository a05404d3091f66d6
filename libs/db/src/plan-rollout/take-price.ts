import type { OrderId, OrganisationId, PlanPriceId, PlanVersionId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Notes on an order that it is of another plan now, at that plan's price. */
export async function takePrice(
  db: Db,
  of: {
    organisationId: OrganisationId;
    orderId: OrderId;
    planVersionId: PlanVersionId;
    planPriceId: PlanPriceId;
    price: Money;
  },
): Promise<void> {
  await db.execute(sql`
    update "order" set plan_version_id = ${of.planVersionId}, plan_price_id = ${of.planPriceId},
      amount_minor = ${of.price.amountMinor.toString()}, currency = ${of.price.currency}
    where organisation_id = ${of.organisationId} and id = ${of.orderId}`);
}
