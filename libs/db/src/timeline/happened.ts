import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { type SetSql, setSql, words } from '../gather/set-sql.ts';

/** Whose history it is. */
export interface OfMember {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
}

/** Who did something, as the columns `actor_kind` and `actor_id` of a select list. */
export const by = {
  system: words(`'system', null`),
  member: words(`'member', null`),
  telegram: words(`'telegram', null`),
  /** Of the row's column `provider`. */
  provider: (alias: string) =>
    words(`case when ${alias}.provider = 'stripe' then 'stripe' else 'telegram' end, null`),
  /** Of an audit row `d`. */
  auditor: words('d.actor_kind, d.actor_id'),
};

/** Money in JSON, out of two columns. */
export const moneyOf = (alias: string, prefix = ''): SetSql =>
  words(
    `json_build_object('amountMinor', ${alias}.${prefix}amount_minor::text, 'currency', ${alias}.${prefix}currency)`,
  );

/** An order `o` with its plan `p`. */
export const orderedPlan = setSql`
  join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
  join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id`;

/** The accesses `a` of a member with their channels `c`. */
export const accessesOf = ({ organisationId, subscriberId }: OfMember): SetSql => setSql`
  (select a.*, c.title from channel_access a
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    where a.organisation_id = ${organisationId} and a.subscriber_id = ${subscriberId}) a`;

/** The orders `o` of a member. */
export const ordersOf = ({ organisationId, subscriberId }: OfMember): SetSql => setSql`
  (select * from "order" where organisation_id = ${organisationId} and subscriber_id = ${subscriberId}) o`;
