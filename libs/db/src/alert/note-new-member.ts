import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** Who comes within this is told with the first one, in milliseconds. */
const togetherMs = 60_000;
/** So long after the last word about new members the next one comes, in milliseconds. */
const apartMs = 3_600_000;

const kind: AlertKind = 'new_members';

/**
 * Notes that somebody has become a member, for those who want to hear of it: the first one opens an alert that is told a
 * minute later, or an hour after the one before; whoever comes until then is counted with it when it is told.
 */
export async function noteNewMember(
  db: Db,
  { organisationId, correlationId, at }: { organisationId: OrganisationId; correlationId: string; at: Date },
): Promise<void> {
  const [now, soon] = [at.toISOString(), new Date(at.getTime() + togetherMs).toISOString()];
  await db.execute(sql`
    insert into alert (organisation_id, id, kind, subject, detail, correlation_id, raised_at, due_at)
    select ${organisationId}, ${newId('alert')}, ${kind}, ${organisationId}, '{}'::jsonb, ${correlationId}, ${now}::timestamptz,
      greatest(${soon}::timestamptz, (select max(closed_at) from alert where organisation_id = ${organisationId}
        and kind = ${kind} and subject = ${organisationId}) + ${apartMs} * interval '1 millisecond')
    on conflict (organisation_id, kind, subject) where closed_at is null do nothing`);
}

/**
 * Closes such an alert as it is told: whoever comes from then on is another one's news.
 *
 * @returns how many people have become members since it was raised; null when it is no such alert
 */
export async function countNewMembers(
  db: Db,
  of: { organisationId: OrganisationId; alertId: AlertId; now: Date },
): Promise<number | null> {
  const [alert] = await db.execute<{ raised_at: string; closed_at: string }>(sql`
    update alert set closed_at = coalesce(closed_at, ${of.now.toISOString()})
    where organisation_id = ${of.organisationId} and id = ${of.alertId} and kind = ${kind} returning raised_at, closed_at`);
  if (!alert) return null;
  const [row] = await db.execute<{ members: number }>(sql`
    select count(distinct a.subscriber_id)::int as members from channel c
    join channel_access a on a.organisation_id = c.organisation_id and a.channel_id = c.id
    where c.organisation_id = ${of.organisationId} and a.granted_at >= ${alert.raised_at} and a.granted_at < ${alert.closed_at}`);
  return row?.members ?? 0;
}
