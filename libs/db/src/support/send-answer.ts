import type { BotId, OrganisationId, SupportAnswerId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { localeOfPerson } from '@latchkey/contracts/locale-schema';
import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import { promiseMail } from '../buyer-mail/promise-mail.ts';
import type { Db } from '../connect-database.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

export interface OfAnswer {
  organisationId: OrganisationId;
  supportAnswerId: SupportAnswerId;
}

/** An answer that is being sent. */
export interface SendingAnswer {
  botId: BotId;
  telegramId: number;
  seller: string;
  number: number;
  body: string;
  locale: Locale;
  /** Telegram, or its limits, have asked it to come again before. */
  waited: boolean;
}

/** Marks an answer as being sent, before the call. @returns null: it is not waiting to be sent (any more) */
export async function beginAnswer(db: Db, of: OfAnswer): Promise<SendingAnswer | null> {
  const [row] = await db.execute<{
    bot_id: BotId;
    telegram_id: string;
    seller: string;
    number: number;
    body: string;
    failure: string | null;
    chosen: Locale | null;
    language_code: string | null;
  }>(sql`
    with begun as (
      update support_answer set state = 'sending', sending_at = now()
      where organisation_id = ${of.organisationId} and id = ${of.supportAnswerId} and state = 'queued'
      returning organisation_id, request_id, body, failure
    )
    select r.bot_id, s.telegram_id::text, g.name as seller, r.number, n.body, n.failure, s.language_code,
      (select k.locale from bot_contact k where k.bot_id = r.bot_id and k.telegram_id = s.telegram_id
        and k.organisation_id = r.organisation_id) as chosen
    from begun n
    join organisation g on g.id = n.organisation_id
    join support_request r on r.organisation_id = n.organisation_id and r.id = n.request_id
    join subscriber s on s.organisation_id = r.organisation_id and s.id = r.subscriber_id`);
  if (!row) return null;
  const { bot_id: botId, seller, number, body, chosen } = row;
  const locale = localeOfPerson({ chosen, languageCode: row.language_code });
  const telegramId = Number(row.telegram_id);
  return { botId, telegramId, seller, number, body, locale, waited: row.failure === 'rate_limited' };
}

/** How its sending ended. `queued`: Telegram has surely not taken it, so it may be sent again, at `dueAt` at the latest. */
export async function finishAnswer(
  db: Db,
  of: OfAnswer,
  end: { state: Exclude<NoticeState, 'sending'>; failure: string | null; at: Date; dueAt: Date | null },
): Promise<void> {
  await db.execute(sql`
    update support_answer set state = ${end.state}, failure = ${end.failure},
      sent_at = ${end.state === 'sent' ? end.at.toISOString() : null}::timestamptz,
      due_at = coalesce(${end.dueAt?.toISOString() ?? null}::timestamptz, due_at)
    where organisation_id = ${of.organisationId} and id = ${of.supportAnswerId} and state in ('sending', 'in_doubt')`);
}

/** The same by mail, where the bot did not deliver it or nobody knows whether it did, and an address of the person is known. */
export async function promiseAnswerMail(
  unit: UnitOfWork,
  of: OfAnswer & { correlationId: string; at: Date },
): Promise<void> {
  const { organisationId, supportAnswerId, correlationId, at } = of;
  const [row] = await unit.db.execute<{
    email: string;
    locale: Locale | null;
    language_code: string | null;
  }>(sql`
    select b.email, k.locale, s.language_code
    from support_answer a
    join support_request r on r.organisation_id = a.organisation_id and r.id = a.request_id
    join subscriber s on s.organisation_id = r.organisation_id and s.id = r.subscriber_id
    join "order" o on o.organisation_id = s.organisation_id and o.subscriber_id = s.id
    join buyer b on b.organisation_id = o.organisation_id and b.id = o.buyer_id and b.email is not null
    left join bot_contact k on k.bot_id = r.bot_id and k.telegram_id = s.telegram_id and k.organisation_id = r.organisation_id
    where a.organisation_id = ${organisationId} and a.id = ${supportAnswerId}
    order by o.created_at desc limit 1`);
  if (!row) return;
  const locale = localeOfPerson({ chosen: row.locale, languageCode: row.language_code });
  const mail = { organisationId, email: row.email, locale, correlationId, at };
  const occasion = `support answer ${supportAnswerId}`;
  await promiseMail(unit, { ...mail, kind: 'support_answer', about: supportAnswerId, occasion });
}

/** What the mail with an answer says. */
export async function loadAnswer(
  db: Db,
  of: { organisationId: OrganisationId; supportAnswerId: string },
): Promise<{ number: number; question: string; answer: string } | null> {
  const [row] = await db.execute<{ number: number; question: string; answer: string }>(sql`
    select r.number, r.body as question, a.body as answer from support_answer a
    join support_request r on r.organisation_id = a.organisation_id and r.id = a.request_id
    where a.organisation_id = ${of.organisationId} and a.id = ${of.supportAnswerId}`);
  return row ?? null;
}
