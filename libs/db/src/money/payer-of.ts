import type { SubscriberId } from '@latchkey/contracts/ids';
import { setSql } from '../gather/set-sql.ts';

/** Whose money it is, and for which plan. */
export interface PayerRow extends Record<string, unknown> {
  subscriber_id: SubscriberId;
  first_name: string | null;
  username: string | null;
  email: string | null;
  plan: string;
}

/** What a payment `p` is joined to, for `payerColumns`. */
export const payerOf = setSql`
  join "order" o on o.organisation_id = p.organisation_id and o.id = p.order_id
  join subscriber s on s.organisation_id = o.organisation_id and s.id = o.subscriber_id
  join buyer e on e.organisation_id = o.organisation_id and e.id = o.buyer_id
  join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
  join plan n on n.organisation_id = v.organisation_id and n.id = v.plan_id`;

export const payerColumns = setSql`o.subscriber_id, s.first_name, s.username, e.email, n.name as plan`;
