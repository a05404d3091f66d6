import type { OrganisationId, WithdrawalId } from '@latchkey/contracts/ids';
import type { WithdrawalAct } from '@latchkey/contracts/member/withdrawal-act';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** One thing that a withdrawal asks of the provider, with what the provider has to be told. */
export interface PendingAct {
  act: WithdrawalAct;
  account: string;
  livemode: boolean;
  /** `sub_…` of what is to be cancelled; `in_…` or `cs_…` of what was paid. */
  providerId: string;
  paymentIntentId: string | null;
}

/** What is still to be done about a withdrawal. Nothing once it is settled. */
export async function listPendingActs(
  db: Db,
  of: { organisationId: OrganisationId; withdrawalId: WithdrawalId },
): Promise<PendingAct[]> {
  const rows = await db.execute<Row>(sql`
    select act, coalesce(u.account, p.account) as account, coalesce(u.livemode, p.livemode) as livemode,
      coalesce(u.provider_id, p.provider_id) as provider_id, coalesce(p.payment_intent_id, o.payment_intent_id) as payment_intent_id
    from withdrawal w cross join jsonb_array_elements(w.acts) with ordinality as acts (act, nr)
    left join subscription u on u.organisation_id = w.organisation_id and u.id = act ->> 'subject'
    left join payment p on p.organisation_id = w.organisation_id and p.id = act ->> 'subject'
    left join "order" o on p.subscription_id is null and o.organisation_id = p.organisation_id and o.id = p.order_id
    where w.organisation_id = ${of.organisationId} and w.id = ${of.withdrawalId} and w.state = 'pending'
      and act ->> 'outcome' = 'pending'
    order by nr`);
  return rows.map((row) => ({
    act: row.act,
    account: row.account,
    livemode: row.livemode,
    providerId: row.provider_id,
    paymentIntentId: row.payment_intent_id,
  }));
}

interface Row extends Record<string, unknown> {
  act: WithdrawalAct;
  account: string;
  livemode: boolean;
  provider_id: string;
  payment_intent_id: string | null;
}
