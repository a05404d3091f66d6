import type { OrganisationId } from '@latchkey/contracts/ids';
import { type SetSql, setSql } from '../gather/set-sql.ts';
import { itsSubscription } from './member-selection.ts';

const latest = setSql`
  max(least(case when u.id is null then src.ends_at else greatest(u.paid_through, u.trial_end) end, src.ended_at))`;

/** The latest moment up to which something is paid or given for a subscriber `s`; null: nothing is, or without end. */
export const paidThrough = setSql`(
  select ${latest} from source src ${itsSubscription}
  where src.organisation_id = s.organisation_id and src.subscriber_id = s.id)`;

/** The same for all of an organisation at once: `subscriber_id` and `paid_through`. */
export const allPaidThrough = (organisationId: OrganisationId): SetSql => setSql`(
  select src.subscriber_id, ${latest} as paid_through from source src ${itsSubscription}
  where src.organisation_id = ${organisationId} group by src.subscriber_id)`;
