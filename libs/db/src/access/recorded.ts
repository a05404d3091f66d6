import type { OrganisationId } from '@latchkey/contracts/ids';
import { setSql } from '../gather/set-sql.ts';

export interface Occasion {
  organisationId: OrganisationId;
  correlationId: string;
  at: Date;
}

/**
 * The line in the ledger and the row in the audit that go with each access that the CTE `moved` returns: in the same
 * statement, so that a move that came to nothing leaves none. `moved` has id, organisation_id, version (the new one),
 * from_state, event, to_state, reason, correlation_id and at.
 */
export const recorded = setSql`
  ledger as (
    insert into access_ledger (access_id, version, organisation_id, from_state, event, to_state, reason, correlation_id, at)
    select id, version, organisation_id, from_state, event, to_state, reason, correlation_id, at from moved
  ), audited as (
    insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
    select organisation_id, 'system', 'access.move', 'access', id,
      jsonb_build_object('version', version, 'from', from_state, 'event', event, 'to', to_state, 'reason', reason), correlation_id, at
    from moved
  )`;
