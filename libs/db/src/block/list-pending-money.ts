import type { BlockMoneyAct } from '@latchkey/contracts/block/block-money';
import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** One thing to be done about the money of somebody who was blocked, with what the provider has to be told. */
export interface MoneyTarget {
  act: BlockMoneyAct['act'];
  subject: BlockMoneyAct['subject'];
  provider: 'stripe' | 'stars';
  account: string;
  livemode: boolean;
  /** `sub_…` of what is to be cancelled; `in_…` or `cs_…` of what was paid. */
  providerId: string;
  /** Of a purchase without subscription. */
  paymentIntentId: string | null;
}

/** What is still to be done about the money of a block; nothing once it is settled or dropped. */
export async function listPendingMoney(
  db: Db,
  of: { organisationId: OrganisationId; blockId: BlockId },
): Promise<MoneyTarget[]> {
  const rows = await db.execute<Row>(sql`
    with pending as (
      select b.organisation_id, act ->> 'act' as act, act ->> 'subject' as subject, nr
      from block b, jsonb_array_elements(b.money_acts) with ordinality as acts (act, nr)
      where b.organisation_id = ${of.organisationId} and b.id = ${of.blockId} and b.money_state = 'pending'
        and act ->> 'outcome' = 'pending'
    )
    select p.act, p.subject, coalesce(u.provider, m.provider) as provider, coalesce(u.account, m.account) as account,
      coalesce(u.livemode, m.livemode) as livemode, coalesce(u.provider_id, m.provider_id) as provider_id, o.payment_intent_id
    from pending p
    left join subscription u on u.organisation_id = p.organisation_id and u.id = p.subject
    left join payment m on m.organisation_id = p.organisation_id and m.id = p.subject
    left join "order" o on o.organisation_id = m.organisation_id and o.id = m.order_id
    order by p.nr`);
  return rows.map((row) => ({
    act: row.act,
    subject: row.subject,
    provider: row.provider,
    account: row.account,
    livemode: row.livemode,
    providerId: row.provider_id,
    paymentIntentId: row.payment_intent_id,
  }));
}

interface Row extends Record<string, unknown> {
  act: BlockMoneyAct['act'];
  subject: BlockMoneyAct['subject'];
  provider: MoneyTarget['provider'];
  account: string;
  livemode: boolean;
  provider_id: string;
  payment_intent_id: string | null;
}
