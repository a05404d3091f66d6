import type { BuyerId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { localeOfPerson } from '@latchkey/contracts/locale-schema';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

interface Payer extends Record<string, unknown> {
  buyer_id: BuyerId;
  email: string;
  chosen: Locale | null;
  bought_in: Locale | null;
  language_code: string | null;
}

/**
 * Who has paid for an access, newest purchase first, and the language to write to them in: chosen in the bot, that of the
 * page on which they bought, or that of their Telegram.
 */
export async function findPayer(
  db: Db,
  of: { organisationId: OrganisationId; accessId: string },
): Promise<{ buyerId: BuyerId; email: string; locale: Locale } | null> {
  const [row] = await db.execute<Payer>(sql`
    select b.id as buyer_id, b.email, k.locale as bought_in, w.language_code,
      (select k.locale from bot_contact k where k.bot_id = c.bot_id and k.telegram_id = w.telegram_id
        and k.organisation_id = c.organisation_id) as chosen
    from channel_access a
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    join subscriber w on w.organisation_id = a.organisation_id and w.id = a.subscriber_id
    join source s on s.organisation_id = a.organisation_id and s.subscriber_id = a.subscriber_id
    join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id and l.deliverable_id = a.channel_id
    join buyer b on b.organisation_id = s.organisation_id and b.id = s.buyer_id and b.email is not null
    left join order_consent k on k.organisation_id = l.organisation_id and k.order_id = l.order_id
    where a.organisation_id = ${of.organisationId} and a.id = ${of.accessId}
    order by s.ended_at is null desc, s.id desc limit 1`);
  if (!row) return null;
  const chosen = row.chosen ?? row.bought_in;
  return {
    buyerId: row.buyer_id,
    email: row.email,
    locale: localeOfPerson({ chosen, languageCode: row.language_code }),
  };
}

/** The way in as it is at the moment; null when the person may not come in, or is inside already. */
export async function findWayIn(
  db: Db,
  of: { organisationId: OrganisationId; accessId: string },
): Promise<{ channel: string; link: string | null } | null> {
  const [row] = await db.execute<{ channel: string; link: string | null }>(sql`
    select c.title as channel, case when c.link_state = 'live' then c.link end as link
    from channel_access a join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    where a.organisation_id = ${of.organisationId} and a.id = ${of.accessId} and a.state in ('PENDING', 'GRANTED')
      and a.joined_at is null`);
  return row ?? null;
}
