import type { PaymentId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { type MemberPerson, ordersOf } from './member-person.ts';

/** A card payment of a person, as its receipt is found at the provider. */
export interface PaidByPerson {
  id: PaymentId;
  account: string;
  /** `in_…` of a subscription; `cs_…` of what was paid once. */
  providerId: string;
  paymentIntentId: string | null;
  amountMinor: bigint;
  currency: string;
  paidAt: Date;
}

const most = 40;

/** What a person has paid by card, newest first. */
export async function listPaid(db: Db, person: MemberPerson): Promise<PaidByPerson[]> {
  const rows = await db.execute<{
    id: PaymentId;
    account: string;
    provider_id: string;
    payment_intent_id: string | null;
    amount_minor: string;
    currency: string;
    paid_at: string;
  }>(setSql`
    select p.id, p.account, p.provider_id, p.payment_intent_id, p.amount_minor::text, p.currency, p.paid_at from payment p
    where p.organisation_id = ${person.organisationId} and p.order_id in ${ordersOf(person)} and p.provider = 'stripe'
      and p.amount_minor > 0
    order by p.paid_at desc limit ${most}`);
  return rows.map((row) => ({
    id: row.id,
    account: row.account,
    providerId: row.provider_id,
    paymentIntentId: row.payment_intent_id,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    paidAt: new Date(row.paid_at),
  }));
}
