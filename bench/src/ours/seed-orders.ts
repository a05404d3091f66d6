import type { Database } from '@latchkey/db/connect-database';
import { mintShop, type Shop } from '@latchkey/db/testing/factories/mint-shop';
import { benchPrice, telegramIdOf } from '../load/numbering.ts';

/**
 * A creator with account, bot, channel with a live link and a monthly plan, and open orders numbered from 1 of as many
 * people whose Telegram identity is known.
 */
export async function seedOrders({ db, sql }: Database, count: number): Promise<Shop> {
  const at = new Date();
  const shop = await mintShop(db, { at });
  const createdAt = at.toISOString();
  const { organisationId, stripeAccountId } = shop;
  const { planVersionId, planPriceId, amountMinor, currency } = shop.plans.monthly;
  await sql.begin(async (tx) => {
    // The price that the emulated Stripe's subscriptions hold: an unknown one would open nothing.
    await tx`update plan_price set provider_price_id = ${benchPrice} where organisation_id = ${organisationId} and id = ${planPriceId}`;
    await tx`
      insert into subscriber (organisation_id, id, telegram_id, first_name, created_at)
      select ${organisationId}, 'sbr_' || lpad(n::text, 26, '0'), ${telegramIdOf(0)}::bigint + n, 'Ada', ${createdAt}
      from generate_series(1, ${count}::int) n`;
    await tx`
      insert into buyer (organisation_id, id, created_at)
      select ${organisationId}, 'buy_' || lpad(n::text, 26, '0'), ${createdAt} from generate_series(1, ${count}::int) n`;
    await tx`
      insert into "order" (organisation_id, id, buyer_id, subscriber_id, plan_version_id, plan_price_id, provider, stripe_account_id,
        livemode, amount_minor, currency, correlation_id, created_at)
      select ${organisationId}, 'ord_' || lpad(n::text, 26, '0'), 'buy_' || lpad(n::text, 26, '0'), 'sbr_' || lpad(n::text, 26, '0'),
        ${planVersionId}, ${planPriceId}, 'stripe', ${stripeAccountId}, false, ${amountMinor.toString()}::bigint, ${currency},
        'bench-' || n, ${createdAt}
      from generate_series(1, ${count}::int) n`;
    await tx`
      insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
      select ${organisationId}, 'orl_' || lpad(n::text, 26, '0'), 'ord_' || lpad(n::text, 26, '0'), 'channel', ${shop.channel.channelId}
      from generate_series(1, ${count}::int) n`;
  });
  await sql`analyze`;
  return shop;
}
