import {
  type AlertKind,
  type AlertKindWithEnd,
  type AlertOccasion,
  alertTellings,
  isToldOfEnd,
} from '@latchkey/contracts/alerts/kinds';
import type { AlertId, BotId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { doubtAfterMs } from '../notice/doubt-after.ts';
import { countNewMembers } from './note-new-member.ts';

/** What is to be told: that an alert was raised or, of some kinds, that it is over. */
export type ToldOf = { occasion: 'raised'; kind: AlertKind } | { occasion: 'solved'; kind: AlertKindWithEnd };

/** An alert that is to be told, with what its words need. */
export type Telling = ToldOf & {
  organisationId: OrganisationId;
  alertId: AlertId;
  /** Id of what it is about. */
  subject: string;
  /** Whether it is over. */
  closed: boolean;
  detail: Record<string, unknown>;
  /** The channel that it is about, where it is about one. */
  channelTitle: string | null;
  /** Who has not been told yet. */
  members: TellingMember[];
};

export interface TellingMember {
  userId: string;
  telegramId: number;
  botId: BotId;
  /** Telegram, or its limits, have asked it to come again before. */
  waited: boolean;
  /** What they chose in a bot, else the organisation's language. */
  locale: Locale;
}

/**
 * Writes down who is to be told of an alert (owners and admins who have linked Telegram; of its end, those who heard of its
 * beginning), and gives those to whom nothing was sent yet. Whoever's sender died is in doubt and is not told again.
 *
 * @returns null when nothing of the alert is to be told (any more)
 */
export async function openTelling(
  db: Db,
  of: { organisationId: OrganisationId; alertId: AlertId; now: Date },
): Promise<Telling | null> {
  const count = await countNewMembers(db, of);
  const alert = await findAlert(db, of);
  if (!alert) return null;
  const toldOf = await whatOf(db, of, alert);
  if (!toldOf) return null;
  await writeMessages(db, of, toldOf.occasion);
  const detail = count === null ? alert.detail : { ...alert.detail, count };
  return { ...alert, ...toldOf, detail, members: await listQueued(db, of, toldOf.occasion) };
}

/** A state that is over before anybody has heard of it is nobody's news. */
async function whatOf(
  db: Db,
  of: Of,
  { kind, closed }: { kind: AlertKind; closed: boolean },
): Promise<ToldOf | null> {
  if (!closed || alertTellings[kind] === 'happening') return { occasion: 'raised', kind };
  await skipQueued(db, of);
  return isToldOfEnd(kind) ? { occasion: 'solved', kind } : null;
}

type Of = { organisationId: OrganisationId; alertId: AlertId };

async function findAlert(db: Db, of: Of) {
  const [row] = await db.execute<{
    kind: AlertKind;
    detail: Record<string, unknown>;
    closed: boolean;
    subject: string;
    title: string | null;
  }>(sql`
    select a.kind, a.subject, a.detail, a.closed_at is not null as closed, c.title
    from alert a left join channel_access x on x.organisation_id = a.organisation_id and x.id = a.subject
    left join channel c on c.organisation_id = a.organisation_id
      and c.id = coalesce(x.channel_id, a.detail->>'channelId', a.subject)
    where a.organisation_id = ${of.organisationId} and a.id = ${of.alertId}`);
  if (!row) return null;
  const { kind, subject, detail, closed, title: channelTitle } = row;
  return { ...of, kind, subject, detail, closed, channelTitle };
}

async function skipQueued(db: Db, of: Of): Promise<void> {
  await db.execute(sql`
    update alert_message set state = 'skipped'
    where organisation_id = ${of.organisationId} and alert_id = ${of.alertId} and occasion = 'raised' and state = 'queued'`);
}

async function writeMessages(db: Db, of: Of, occasion: AlertOccasion): Promise<void> {
  await db.execute(sql`
    insert into alert_message (organisation_id, alert_id, user_id, occasion)
    select m.organisation_id, ${of.alertId}, m.user_id, ${occasion}::alert_occasion from member m
    where m.organisation_id = ${of.organisationId} and m.role in ('owner', 'admin') and m.telegram_id is not null
      and exists (select from bot b where b.organisation_id = m.organisation_id and b.removed_at is null)
      and (${occasion}::text = 'raised' or exists (
        select from alert_message told where told.organisation_id = m.organisation_id and told.alert_id = ${of.alertId}
          and told.user_id = m.user_id and told.occasion = 'raised' and told.state in ('sent', 'in_doubt')))
    on conflict do nothing`);
  await db.execute(sql`
    update alert_message set state = 'in_doubt'
    where organisation_id = ${of.organisationId} and alert_id = ${of.alertId} and state = 'sending'
      and sending_at < now() - ${doubtAfterMs} * interval '1 millisecond'`);
}

/** By a bot whose token Telegram takes: the one that the member has talked to, else the organisation's own before the platform's. */
async function listQueued(db: Db, of: Of, occasion: AlertOccasion): Promise<TellingMember[]> {
  const rows = await db.execute<{
    user_id: string;
    telegram_id: string;
    bot_id: BotId;
    waited: boolean;
    locale: Locale;
  }>(sql`
    select distinct on (n.user_id) n.user_id, m.telegram_id, b.id as bot_id, n.failure is not distinct from 'rate_limited' as waited,
      coalesce(t.locale, g.locale) as locale
    from alert_message n
    join member m on m.organisation_id = n.organisation_id and m.user_id = n.user_id
    join organisation g on g.id = n.organisation_id
    join bot b on b.organisation_id = n.organisation_id and b.removed_at is null
    left join bot_contact t on t.organisation_id = b.organisation_id and t.bot_id = b.id and t.telegram_id = m.telegram_id
    where n.organisation_id = ${of.organisationId} and n.alert_id = ${of.alertId} and n.occasion = ${occasion}
      and n.state = 'queued' and m.telegram_id is not null
    order by n.user_id, b.token_rejected_at is null desc, (t.started_at is not null and t.blocked_at is null) desc, b.is_platform, b.id`);
  return rows.map((row) => ({
    userId: row.user_id,
    telegramId: Number(row.telegram_id),
    botId: row.bot_id,
    waited: row.waited,
    locale: row.locale,
  }));
}
