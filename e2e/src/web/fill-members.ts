import { onServer } from '@latchkey/db/testing/on-server';
import type { SellingWorld } from '../world/open-world.ts';

/**
 * Many members at once, as they are after years: each with a subscription by card and what it has paid. They have no part in
 * what is tested but to be many.
 */
export async function fillMembers({ stack, seeded, channel }: SellingWorld, count: number): Promise<void> {
  await onServer(stack.databaseUrl, async (sql) => {
    const [plan] = await sql`
      select v.organisation_id, v.id as version, r.id as price, r.stripe_account_id, t.account from plan_version v
      join plan_price r on r.organisation_id = v.organisation_id and r.plan_version_id = v.id and r.provider = 'stripe'
      join stripe_account t on t.organisation_id = r.organisation_id and t.id = r.stripe_account_id
      where v.plan_id = ${seeded.plans.monthly.id}`;
    const organisation = `'${plan?.organisation_id}'`;
    const id = (prefix: string) => `'${prefix}_' || lpad(to_hex(n), 26, '0')`;
    const all = `from generate_series(1, ${count}) n`;
    const first = `(array['Ada','Noah','Léa','Hugo','Inès','Tom','Zoé','Liam','Mila','Jonas','Sara','Elif'])[1 + n % 12]`;
    await sql.unsafe(`
      insert into subscriber (organisation_id, id, telegram_id, first_name, username, created_at)
        select ${organisation}, ${id('sbr')}, 70000000 + n, ${first}, case when n % 3 > 0 then 'member_' || n end,
          now() - n * interval '37 minutes' ${all};
      insert into buyer (organisation_id, id, email, created_at)
        select ${organisation}, ${id('buy')}, 'member' || n || '@example.com', now() ${all};
      insert into "order" (organisation_id, id, buyer_id, subscriber_id, plan_version_id, plan_price_id, provider, stripe_account_id,
          livemode, status, amount_minor, currency, correlation_id, paid_at, created_at)
        select ${organisation}, ${id('ord')}, ${id('buy')}, ${id('sbr')}, '${plan?.version}', '${plan?.price}', 'stripe',
          '${plan?.stripe_account_id}', false, 'paid', 900, 'EUR', 'filled', now(), now() ${all};
      insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
        select ${organisation}, ${id('orl')}, ${id('ord')}, 'channel', '${channel.id}' ${all};
      insert into payment (organisation_id, id, order_id, provider, account, livemode, provider_id, amount_minor, currency, paid_at)
        select ${organisation}, ${id('pay')}, ${id('ord')}, 'stripe', '${plan?.account}', false, 'in_filled_' || n, 900, 'EUR', now() ${all};
      insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, ends_at, created_at)
        select ${organisation}, ${id('src')}, 'one_time', ${id('orl')}, ${id('buy')}, ${id('sbr')},
          now() + (20 + n % 40) * interval '1 day', now() ${all};
      insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
        select ${organisation}, ${id('acc')}, ${id('sbr')}, '${channel.id}', 'PENDING', 1, now(), 'filled' ${all};
      update channel_access set state = 'GRANTED', version = 2, granted_at = now(),
        joined_at = case when right(id, 1) not in ('3', '8') then now() end
        where correlation_id = 'filled' and right(id, 1) <> 'f';
      analyze`);
  });
}
