import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { alert } from '../schema/alert.ts';
import { channel } from '../schema/channel.ts';
import { channelAccess } from '../schema/channel-access.ts';

export interface AlertFilter {
  open?: boolean | undefined;
  kind?: AlertKind | undefined;
  /** Only these kinds. */
  kinds?: readonly AlertKind[] | undefined;
}

/** Where a page of alerts ends: the open ones come before the closed ones, each newest first. */
export interface AlertPosition {
  open: boolean;
  id: AlertId;
}

/** Alerts of the organisation, the open ones first, each newest first. @param page.after the last one of the page before. */
export async function listAlerts(
  db: Db,
  organisationId: OrganisationId,
  { open, kind, kinds }: AlertFilter,
  page: { limit: number; after: AlertPosition | null },
) {
  const conditions: SQL[] = [eq(alert.organisationId, organisationId)];
  if (open !== undefined) conditions.push(open ? isNull(alert.closedAt) : isNotNull(alert.closedAt));
  if (kind) conditions.push(eq(alert.kind, kind));
  if (kinds) conditions.push(sql`${alert.kind} = any(${sql.param([...kinds])}::text[]::alert_kind[])`);
  if (page.after) conditions.push(isAfter(page.after));
  return db
    .select({
      id: alert.id,
      kind: alert.kind,
      subject: alert.subject,
      detail: alert.detail,
      channelId: channel.id,
      channelTitle: channel.title,
      raisedAt: alert.raisedAt,
      closedAt: alert.closedAt,
      toldCount: sql<number>`(select count(*)::int from alert_message m where m.organisation_id = ${alert.organisationId}
        and m.alert_id = ${alert.id} and m.occasion = 'raised' and m.state in ('sent', 'in_doubt'))`,
    })
    .from(alert)
    .leftJoin(
      channelAccess,
      and(
        eq(channelAccess.organisationId, alert.organisationId),
        eq(channelAccess.id, sql`${alert.subject}`),
      ),
    )
    .leftJoin(
      channel,
      and(
        eq(channel.organisationId, alert.organisationId),
        eq(
          channel.id,
          sql`coalesce(${channelAccess.channelId}, ${alert.detail}->>'channelId', ${alert.subject})`,
        ),
      ),
    )
    .where(and(...conditions))
    .orderBy(desc(sql`${alert.closedAt} is null`), desc(alert.id))
    .limit(page.limit);
}

function isAfter({ open, id }: AlertPosition): SQL {
  const later = and(sql`(${alert.closedAt} is null) = ${open}`, lt(alert.id, id)) as SQL;
  return open ? (or(later, isNotNull(alert.closedAt)) as SQL) : later;
}
