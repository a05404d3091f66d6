import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, BrakeId, OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** An alert of an organisation that a Telegram person runs, and who that is there. */
export interface LinkedAlert {
  organisationId: OrganisationId;
  kind: AlertKind;
  subject: string;
  closed: boolean;
  /** Which brake it told of. */
  brakeId: BrakeId | null;
  userId: string;
  name: string;
  role: Role;
}

/** An alert, for somebody who has linked Telegram with an organisation that this bot serves; null for anybody else. */
export async function findLinkedAlert(
  db: Db,
  of: { alertId: AlertId; botTelegramId: number; telegramId: number },
): Promise<LinkedAlert | null> {
  const [row] = await db.execute<{
    organisation_id: OrganisationId;
    kind: AlertKind;
    subject: string;
    closed: boolean;
    brake_id: BrakeId | null;
    user_id: string;
    name: string;
    role: Role;
  }>(sql`
    select a.organisation_id, a.kind, a.subject, a.closed_at is not null as closed, m.user_id, u.name, m.role,
      case when a.kind = 'brake_pulled' then (select k.id from brake k where k.organisation_id = a.organisation_id
        and coalesce(k.channel_id, k.organisation_id) = a.subject and k.pulled_at <= a.raised_at
        order by k.pulled_at desc limit 1) end as brake_id
    from alert a
    join bot b on b.organisation_id = a.organisation_id and b.telegram_id = ${of.botTelegramId} and b.removed_at is null
    join member m on m.organisation_id = a.organisation_id and m.telegram_id = ${of.telegramId}
    join auth."user" u on u.id = m.user_id
    where a.id = ${of.alertId}`);
  if (!row) return null;
  const { organisation_id: organisationId, brake_id: brakeId, user_id: userId, ...rest } = row;
  return { ...rest, organisationId, brakeId, userId };
}

/** What the person who decided about a brake is called. */
export async function nameUser(db: Db, userId: string): Promise<string | null> {
  const [row] = await db.execute<{ name: string }>(sql`select name from auth."user" where id = ${userId}`);
  return row?.name ?? null;
}
