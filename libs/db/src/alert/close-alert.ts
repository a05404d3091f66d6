import { type AlertKind, alertKinds, alertTellings, isToldOfEnd } from '@latchkey/contracts/alerts/kinds';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

const toldOfEnd = alertKinds.filter(isToldOfEnd);
const happenings = alertKinds.filter((kind) => alertTellings[kind] === 'happening');

/**
 * Closes the open alerts of a kind, or of several, about a subject: what they told is over. Where an end is told too, the
 * sweep has it told to those who heard of the beginning; a state of which nobody has heard yet is not told any more.
 */
export async function closeAlert(
  db: Db,
  alert: {
    organisationId: OrganisationId;
    kind: AlertKind | readonly AlertKind[];
    subject: string;
    at: Date;
  },
): Promise<void> {
  const at = alert.at.toISOString();
  await db.execute(sql`
    update alert a set closed_at = ${at}, due_at = case
        when kind = any(${list(happenings)}) then due_at
        when kind = any(${list(toldOfEnd)}) and exists (
          select from alert_message m where m.organisation_id = a.organisation_id and m.alert_id = a.id
            and m.occasion = 'raised' and m.state in ('sending', 'sent', 'in_doubt')) then ${at}::timestamptz
      end
    where organisation_id = ${alert.organisationId} and kind = any(${list([alert.kind].flat())}) and subject = ${alert.subject}
      and closed_at is null`);
}

function list(kinds: readonly AlertKind[]) {
  return sql`${sql.param([...kinds])}::text[]::alert_kind[]`;
}
