import type { AccessId, OrganisationId, SubscriberId, SubscriptionId } from '@latchkey/contracts/ids';
import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { type ChargeFacts, type ChargeRow, chargeColumns, chargeFactsOf } from './charge-facts.ts';

/** A subscription at which somebody is perhaps to be reminded, with what decides it. */
export interface ReminderFacts {
  organisationId: OrganisationId;
  subscriptionId: SubscriptionId;
  charge: ChargeFacts;
  firstFailedAt: Date | null;
  graceUntil: Date | null;
  quiet: QuietHours;
  correlationId: string;
  /** Who is told: by the access that hangs on it and is in this grace, else by its first one. Null: nobody is in. */
  access: { id: AccessId; subscriberId: SubscriberId; graceUntil: Date | null; toldAt: Date | null } | null;
}

/** Locks subscriptions whose moment to be reminded of has come, and reads what decides. Bounded; what others are at is left. */
export async function findReminders(db: Db, of: { now: Date; limit: number }): Promise<ReminderFacts[]> {
  const locked = await db.execute<{ id: SubscriptionId }>(setSql`
    select id from subscription where reminder_due_at <= ${of.now.toISOString()}
    order by reminder_due_at limit ${of.limit} for no key update skip locked`);
  if (locked.length === 0) return [];
  const ids = locked.map(({ id }) => id);
  // A statement of its own: it sees the rows as they are under the lock.
  const rows = await db.execute<Row>(setSql`
    select u.organisation_id, u.id, ${chargeColumns}, u.first_failed_at, u.grace_until, g.quiet_from, g.quiet_to, g.time_zone,
      o.correlation_id, a.id as access_id, a.subscriber_id, a.grace_until as access_grace_until, a.told_at
    from subscription u
    join organisation g on g.id = u.organisation_id
    join "order" o on o.organisation_id = u.organisation_id and o.id = u.order_id
    join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
    left join lateral (
      select a.id, a.subscriber_id, a.grace_until, (
        select max(n.created_at) from notice n where n.organisation_id = a.organisation_id and n.access_id = a.id
          and n.kind in ('payment_failed', 'grace_midway', 'grace_last_day') and n.created_at >= u.first_failed_at) as told_at
      from source s
      join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id
      join channel_access a on a.organisation_id = s.organisation_id and a.subscriber_id = s.subscriber_id and a.channel_id = l.deliverable_id
      where s.organisation_id = u.organisation_id and s.subscription_id = u.id and a.state in ('PENDING', 'GRANTED')
      order by a.grace_until is distinct from u.grace_until, a.id limit 1) a on true
    where u.id = any(${ids}::text[])`);
  return rows.map(factsOf);
}

/** When each of them is looked at again; null: when it was read anew. */
export async function writeReminderLooks(
  db: Db,
  looks: readonly { organisationId: OrganisationId; subscriptionId: SubscriptionId; lookAt: Date | null }[],
): Promise<void> {
  await db.execute(setSql`
    update subscription u set reminder_due_at = l."lookAt"
    from json_to_recordset(${JSON.stringify(looks)}::json) as l ("organisationId" text, "subscriptionId" text, "lookAt" timestamptz)
    where u.organisation_id = l."organisationId" and u.id = l."subscriptionId"`);
}

interface Row extends ChargeRow {
  organisation_id: OrganisationId;
  id: SubscriptionId;
  first_failed_at: string | null;
  grace_until: string | null;
  quiet_from: string;
  quiet_to: string;
  time_zone: string;
  correlation_id: string;
  access_id: AccessId | null;
  subscriber_id: SubscriberId | null;
  access_grace_until: string | null;
  told_at: string | null;
}

function factsOf(row: Row): ReminderFacts {
  const { access_id: accessId, subscriber_id: subscriberId } = row;
  return {
    organisationId: row.organisation_id,
    subscriptionId: row.id,
    charge: chargeFactsOf(row),
    firstFailedAt: date(row.first_failed_at),
    graceUntil: date(row.grace_until),
    quiet: { from: row.quiet_from, to: row.quiet_to, timeZone: row.time_zone },
    correlationId: row.correlation_id,
    access:
      accessId && subscriberId
        ? { id: accessId, subscriberId, graceUntil: date(row.access_grace_until), toldAt: date(row.told_at) }
        : null,
  };
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
