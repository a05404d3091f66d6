import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';

/**
 * The moves since a moment by which accesses were opened (`step` 1) and ended (-1), with whose they are, for the queries of
 * this folder. A place that waited for its claim and went over to somebody known was nobody's: it is left out.
 */
export function turnsSince(of: { organisationId: OrganisationId; since: Date }) {
  return sql`(
    select a.subscriber_id, l.access_id, l.version, l.at, case when l.event = 'revoke' then -1 else 1 end as step
    from access_ledger l join channel_access a on a.organisation_id = l.organisation_id and a.id = l.access_id
    where l.organisation_id = ${of.organisationId} and l.at >= ${of.since.toISOString()}
      and (l.to_state = 'PENDING' or l.event = 'revoke') and a.evidence is distinct from 'no_identity'
  ) as turn`;
}
