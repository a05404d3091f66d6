import type { AccessEvent, AccessState } from '@latchkey/contracts/access/machine';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { type SQL, sql } from 'drizzle-orm';

export interface Occasion {
  organisationId: OrganisationId;
  correlationId: string;
  at: Date;
}

interface Line {
  version: number;
  from: AccessState | null;
  event: AccessEvent | null;
  to: AccessState;
  reason: string | null;
}

/**
 * The line in the ledger and the row in the audit that go with the access that the CTE `moved` returns: in the same
 * statement, so that a move that came to nothing leaves none.
 */
export function recorded({ organisationId, correlationId, at }: Occasion, line: Line): SQL {
  const moment = sql`${at.toISOString()}::timestamptz`;
  return sql`
    ledger as (
      insert into access_ledger (access_id, version, organisation_id, from_state, event, to_state, reason, correlation_id, at)
      select id, ${line.version}::int, ${organisationId}, ${line.from}::access_state, ${line.event}::access_event,
        ${line.to}::access_state, ${line.reason}, ${correlationId}, ${moment} from moved
    ), audited as (
      insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
      select ${organisationId}, 'system', 'access.move', 'access', id, ${JSON.stringify(line)}::jsonb, ${correlationId}, ${moment}
      from moved
    )`;
}
