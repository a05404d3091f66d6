import type { BuyerId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { type SetSql, setSql } from '../gather/set-sql.ts';

/** Whose page the member's page is: known by an address, in small letters, or by a Telegram identity. */
export interface MemberPerson {
  organisationId: OrganisationId;
  email: string | null;
  telegramId: number | null;
}

/** The person behind a link: of a buyer their address, of a subscriber their Telegram identity. Null: erased, or none. */
export async function findMemberPerson(
  db: Db,
  of: { buyerId: BuyerId } | { subscriberId: SubscriberId },
): Promise<MemberPerson | null> {
  const [row] = await db.execute<{
    organisation_id: OrganisationId;
    email: string | null;
    telegram_id: string | null;
  }>(
    'buyerId' in of
      ? sql`select organisation_id, lower(email) as email, null as telegram_id from buyer where id = ${of.buyerId} and email is not null`
      : sql`select organisation_id, null as email, telegram_id::text from subscriber where id = ${of.subscriberId} and telegram_id is not null`,
  );
  if (!row) return null;
  return {
    organisationId: row.organisation_id,
    email: row.email,
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
  };
}

/** The orders of a person, as a set of ids: those paid from their address, and those by which they enter. */
export function ordersOf({ organisationId, email, telegramId }: MemberPerson): SetSql {
  return setSql`(
    select o.id from buyer b join "order" o on o.organisation_id = b.organisation_id and o.buyer_id = b.id
    where b.organisation_id = ${organisationId} and lower(b.email) = ${email}
    union
    select o.id from subscriber s join "order" o on o.organisation_id = s.organisation_id and o.subscriber_id = s.id
    where s.organisation_id = ${organisationId} and s.telegram_id = ${telegramId}::bigint)`;
}
