import type { BuyerId, OrganisationId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What a mail tells of a purchase, and on which terms it was made. */
export interface Bought {
  buyerId: BuyerId;
  plan: string;
  interval: 'month' | 'year' | 'once';
  trialDays: number;
  price: Money;
  orderedAt: Date;
  concludedAt: Date;
  channels: string[];
  /** Who sells: name, address, e-mail, as they are known now. */
  seller: { legalName: string; address: string; email: string } | null;
  /** Null: nothing was agreed to on a page of ours. */
  agreed: { at: Date; consent: string; terms: string; withdrawal: string } | null;
}

/** A purchase of an organisation, for its mails; null when there is none of that id. */
export async function loadBought(
  db: Db,
  of: { organisationId: OrganisationId; orderId: string },
): Promise<Bought | null> {
  const [row] = await db.execute<Row>(sql`
    select o.buyer_id, p.name as plan, v.interval, v.trial_days, o.amount_minor::text, o.currency, o.created_at as ordered_at,
      coalesce(o.paid_at, o.created_at) as concluded_at,
      (select coalesce(json_agg(c.title order by l.id), '[]') from order_line l
        join channel c on c.organisation_id = l.organisation_id and c.id = l.deliverable_id
        where l.organisation_id = o.organisation_id and l.order_id = o.id) as channels,
      (select json_build_object('legalName', s.legal_name, 'address', s.address, 'email', s.email) from seller s
        where s.organisation_id = o.organisation_id) as seller,
      (select json_build_object('at', k.at, 'consent', c.body, 'terms', t.body, 'withdrawal', w.body)
        from order_consent k
        join legal_text c on c.organisation_id = k.organisation_id and c.id = k.consent_text_id
        join legal_text t on t.organisation_id = k.organisation_id and t.id = k.terms_text_id
        join legal_text w on w.organisation_id = k.organisation_id and w.id = k.withdrawal_text_id
        where k.organisation_id = o.organisation_id and k.order_id = o.id) as agreed
    from "order" o
    join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
    join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
    where o.organisation_id = ${of.organisationId} and o.id = ${of.orderId}`);
  if (!row) return null;
  return {
    buyerId: row.buyer_id,
    plan: row.plan,
    interval: row.interval,
    trialDays: row.trial_days,
    price: { amountMinor: BigInt(row.amount_minor), currency: row.currency },
    orderedAt: new Date(row.ordered_at),
    concludedAt: new Date(row.concluded_at),
    channels: row.channels,
    seller: row.seller,
    agreed: row.agreed && { ...row.agreed, at: new Date(row.agreed.at) },
  };
}

interface Row extends Record<string, unknown> {
  buyer_id: BuyerId;
  plan: string;
  interval: Bought['interval'];
  trial_days: number;
  amount_minor: string;
  currency: string;
  ordered_at: string;
  concluded_at: string;
  channels: string[];
  seller: Bought['seller'];
  agreed: { at: string; consent: string; terms: string; withdrawal: string } | null;
}
