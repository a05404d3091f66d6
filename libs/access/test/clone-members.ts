import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import type { Buyer, World } from './open-world.ts';

/**
 * Many people who stand exactly as one who has settled in: paid for a month, entered, and inside. Written in a few statements,
 * because hundreds of purchases one by one take long.
 */
export async function cloneMembers(world: World, like: Buyer, count: number): Promise<Buyer[]> {
  const { sql } = world.database;
  const clones = Array.from({ length: count }, (_, n) => ({
    n: String(n),
    telegramId: mintTelegramId(),
    buyer: {
      orderId: `${like.orderId}${n}`,
      buyerId: like.buyerId,
      subscriberId: `${like.subscriberId}${n}`,
    } as Buyer,
  }));
  const people = JSON.stringify(clones.map(({ n, telegramId }) => ({ n, telegram_id: telegramId })));
  const made = sql`jsonb_to_recordset(${people}::text::jsonb) as c (n text, telegram_id bigint)`;
  const { subscriberId, orderId } = like;
  await sql.begin(async (tx) => {
    await tx`insert into subscriber (organisation_id, id, telegram_id, created_at)
      select s.organisation_id, s.id || c.n, c.telegram_id, s.created_at from subscriber s, ${made} where s.id = ${subscriberId}`;
    await tx`insert into "order" (organisation_id, id, buyer_id, subscriber_id, plan_version_id, plan_price_id, provider,
        stripe_account_id, livemode, status, amount_minor, currency, correlation_id, created_at)
      select o.organisation_id, o.id || c.n, o.buyer_id, o.subscriber_id || c.n, o.plan_version_id, o.plan_price_id, o.provider,
        o.stripe_account_id, o.livemode, o.status, o.amount_minor, o.currency, o.correlation_id, o.created_at
      from "order" o, ${made} where o.id = ${orderId}`;
    await tx`insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
      select l.organisation_id, l.id || c.n, l.order_id || c.n, l.deliverable_kind, l.deliverable_id
      from order_line l, ${made} where l.order_id = ${orderId}`;
    await tx`insert into subscription (organisation_id, id, order_id, provider, account, livemode, provider_id, status, period_end,
        paid_through, ever_paid, read_at)
      select u.organisation_id, u.id || c.n, u.order_id || c.n, u.provider, u.account, u.livemode, u.provider_id || c.n, u.status,
        u.period_end, u.paid_through, u.ever_paid, u.read_at
      from subscription u, ${made} where u.order_id = ${orderId}`;
    await tx`insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, subscription_id, created_at)
      select s.organisation_id, s.id || c.n, s.kind, s.order_line_id || c.n, s.buyer_id, s.subscriber_id || c.n,
        s.subscription_id || c.n, s.created_at
      from source s, ${made} where s.subscriber_id = ${subscriberId}`;
    await tx`insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
      select a.organisation_id, a.id || c.n, a.subscriber_id || c.n, a.channel_id, 'PENDING', 1, a.state_since, a.correlation_id
      from channel_access a, ${made} where a.subscriber_id = ${subscriberId}`;
    await tx`update channel_access set state = 'GRANTED', version = 2, granted_at = state_since, joined_at = state_since
      where state = 'PENDING' and subscriber_id like ${`${subscriberId}_%`}`;
  });
  return clones.map(({ buyer, telegramId }) => {
    world.deps.chat.members.set(telegramId, 'inside');
    world.provider.says(subscriptionFact(buyer.orderId, world.clock.now()));
    return { ...buyer, telegramId };
  });
}
