import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface SubscriptionFigures {
  /** Of a month, in each currency; Stars by their periods of 30 days. */
  mrr: Money[];
  paying: number;
  trials: number;
}

/**
 * What the subscriptions of an organisation bring in a month at the prices that they hold: those that are paid, or still
 * waited for; a year counts for a twelfth. Trials bring nothing yet, nor does a price that we do not know, which is shown to
 * a person anyway. Discounts and taxes are not looked at.
 *
 * @param of.livemode the mode of our key; Stars have none
 */
export async function readSubscriptions(
  db: Db,
  of: { organisationId: OrganisationId; livemode: boolean },
): Promise<SubscriptionFigures> {
  const { organisationId } = of;
  const rows = await db.execute<Row>(sql`
    with live as (
      select price_ids, order_id, status = 'trialing' as trial from subscription
      where status in ('active', 'past_due', 'trialing') and organisation_id = ${organisationId}
        and (provider = 'stars' or livemode = ${of.livemode})
    ), held as (
      -- Many hold the same prices: what these cost is looked up once for all of them.
      select c.id as price_id, live.trial, live.n from (select price_ids, trial, count(*) as n from live where price_ids <> '{}' group by 1, 2) live,
        unnest(live.price_ids) as held_id,
        -- Several plans may be sold at one price of the provider's.
        lateral (select id from plan_price where organisation_id = ${organisationId} and provider_price_id = held_id order by id limit 1) c
      union all
      select o.plan_price_id, live.trial, count(*) from live join "order" o on o.organisation_id = ${organisationId} and o.id = live.order_id
      where live.price_ids = '{}' group by 1, 2
    ), priced as (
      select held.trial, held.n, c.currency, c.amount_minor / case v.interval when 'year' then 12.0 else 1 end as monthly
      from held join plan_price c on c.organisation_id = ${organisationId} and c.id = held.price_id
      join plan_version v on v.organisation_id = c.organisation_id and v.id = c.plan_version_id and v.interval <> 'once'
    )
    select currency, round(coalesce(sum(monthly * n) filter (where not trial), 0))::text as mrr
    from priced group by currency order by currency`);
  const [counts] = await db.execute<{ paying: number; trials: number }>(sql`
    select (count(*) filter (where status <> 'trialing'))::int as paying, (count(*) filter (where status = 'trialing'))::int as trials
    from subscription where status in ('active', 'past_due', 'trialing') and organisation_id = ${organisationId}
      and (provider = 'stars' or livemode = ${of.livemode})`);
  return {
    mrr: rows
      .map(({ currency, mrr }) => ({ currency, amountMinor: BigInt(mrr) }))
      .filter(({ amountMinor }) => amountMinor > 0n),
    paying: counts?.paying ?? 0,
    trials: counts?.trials ?? 0,
  };
}

interface Row extends Record<string, unknown> {
  currency: string;
  mrr: string;
}
