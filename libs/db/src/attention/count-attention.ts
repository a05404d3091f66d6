import { type ActionRequired, actionsOfChannel } from '@latchkey/contracts/access/reasons';
import { type AlertKind, alertKinds } from '@latchkey/contracts/alerts/kinds';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { AttentionCounts } from '@latchkey/contracts/procedures/attention';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What these alerts tell is listed as itself, with its acts, or asks nothing of anybody. */
const listedAsThemselves = [
  'drift_found',
  'brake_pulled',
  'removal_refused',
  'entry_refused',
  'new_members',
  'channel_connected',
] as const satisfies AlertKind[];

/** What holds accesses up that is told by an alert about the channel, by the brake, or to the person, who alone can help. */
export const toldElsewhere = [
  'brake',
  'too_many_channels',
  ...actionsOfChannel,
] as const satisfies ActionRequired[];

/** Alerts that are listed as such. */
export const listedAlertKinds = alertKinds.filter(
  (kind) => !(listedAsThemselves as readonly AlertKind[]).includes(kind),
);

/** How much waits for a person: removals at a brake as one each brake, accesses as one each channel and reason. */
export async function countAttention(db: Db, organisationId: OrganisationId): Promise<AttentionCounts> {
  const [row] = await db.execute<Omit<AttentionCounts, 'total'> & Record<string, unknown>>(sql`
    select
      (select count(*) from brake where organisation_id = ${organisationId} and state = 'holding')::int as brakes,
      (select count(*) from alert where organisation_id = ${organisationId} and (closed_at is null)
        and kind = any(${sql.param(listedAlertKinds)}::text[]::alert_kind[]))::int as alerts,
      (select count(*) from (select 1 from channel_access where organisation_id = ${organisationId} and action_required is not null
        and not action_required = any(${sql.param(toldElsewhere)}::text[]::action_required[]) group by channel_id, action_required) held)::int as accesses,
      (select count(*) from drift where organisation_id = ${organisationId} and state = 'open' and waits_for_person)::int as drifts,
      (select count(*) from dead_letter where organisation_id = ${organisationId} and closed_at is null)::int as "deadLetters"`);
  const counts = row ?? { brakes: 0, alerts: 0, accesses: 0, drifts: 0, deadLetters: 0 };
  const { brakes, alerts, accesses, drifts, deadLetters } = counts;
  return {
    brakes,
    alerts,
    accesses,
    drifts,
    deadLetters,
    total: brakes + alerts + accesses + drifts + deadLetters,
  };
}
