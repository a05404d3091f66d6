import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { OrderFacts } from './load-order.ts';

/** What the provider tells of who pays: the customer's id on that account, and an e-mail where we have none. */
export async function writeBuyer(
  db: Db,
  order: OrderFacts,
  buyer: { account: string; livemode: boolean; customerId: string | null; email: string | null },
): Promise<void> {
  await Promise.all([
    buyer.customerId === null
      ? null
      : db.execute(sql`
          insert into buyer_customer (account, livemode, customer_id, organisation_id, buyer_id)
          values (${buyer.account}, ${buyer.livemode}, ${buyer.customerId}, ${order.organisationId}, ${order.buyerId})
          on conflict (account, livemode, customer_id) do nothing`),
    buyer.email === null
      ? null
      : db.execute(sql`
          update buyer set email = ${buyer.email}
          where organisation_id = ${order.organisationId} and id = ${order.buyerId} and email is null`),
  ]);
}
