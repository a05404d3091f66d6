import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Gives a placeholder its Telegram identity, unless somebody of the organisation has it already.
 *
 * @returns whether the placeholder is now that person
 */
export async function identifySubscriber(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; person: TelegramPerson },
): Promise<boolean> {
  const { organisationId, person } = of;
  const rows = await db.execute(sql`
    update subscriber set telegram_id = ${person.id}, first_name = ${person.firstName}, username = ${person.username},
      language_code = ${person.languageCode}
    where organisation_id = ${organisationId} and id = ${of.subscriberId} and telegram_id is null
      and not exists (select from subscriber where organisation_id = ${organisationId} and telegram_id = ${person.id})
    returning id`);
  return rows.length > 0;
}
