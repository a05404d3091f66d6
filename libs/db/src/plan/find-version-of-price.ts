import type { OrganisationId, PlanPriceId, PlanVersionId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What a provider's price is the price of: the newest version that has it; null when it is on no plan of the organisation. */
export async function findVersionOfPrice(
  db: Db,
  of: { organisationId: OrganisationId; providerPriceId: string },
): Promise<{ planVersionId: PlanVersionId; planPriceId: PlanPriceId; price: Money } | null> {
  const [row] = await db.execute<{
    version_id: PlanVersionId;
    price_id: PlanPriceId;
    amount_minor: string;
    currency: string;
  }>(sql`
    select v.id as version_id, p.id as price_id, p.amount_minor, p.currency from plan_price p
    join plan_version v on v.organisation_id = p.organisation_id and v.id = p.plan_version_id
    where p.organisation_id = ${of.organisationId} and p.provider_price_id = ${of.providerPriceId}
    order by v.version desc, p.id desc limit 1`);
  if (!row) return null;
  const price = { amountMinor: BigInt(row.amount_minor), currency: row.currency };
  return { planVersionId: row.version_id, planPriceId: row.price_id, price };
}
