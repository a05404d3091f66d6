import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import type { OrderFacts } from './load-order.ts';

interface Told {
  account: string;
  livemode: boolean;
  customerId: string | null;
  email: string | null;
}

/** What the provider tells of who pays: the customer's id on that account, and an e-mail where we have none. */
export function writeBuyer(db: Db, order: OrderFacts, buyer: Told): Promise<void> {
  return gather(db, writeAll, { ...buyer, ...order });
}

async function writeAll(db: Db, buyers: readonly (Told & OrderFacts)[]): Promise<undefined[]> {
  await db.execute(setSql`
    with told as materialized (
      select * from unnest(${listOf(buyers, (told) => told.organisationId)}, ${listOf(buyers, (told) => told.buyerId)},
        ${listOf(buyers, (told) => told.account)}, ${listOf(buyers, (told) => told.livemode)}::bool[],
        ${listOf(buyers, (told) => told.customerId)}, ${listOf(buyers, (told) => told.email)})
        as t (organisation_id, buyer_id, account, livemode, customer_id, email)
    ), customers as (
      insert into buyer_customer (account, livemode, customer_id, organisation_id, buyer_id)
      select account, livemode, customer_id, organisation_id, buyer_id from told
      where customer_id is not null order by account, livemode, customer_id
      on conflict (account, livemode, customer_id) do nothing
    )
    update buyer b set email = told.email from told
    where b.organisation_id = told.organisation_id and b.id = told.buyer_id and b.email is null and told.email is not null`);
  return buyers.map(() => undefined);
}
