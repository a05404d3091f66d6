import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** The subscriber of a Telegram person in an organisation, made when there is none; names are kept as last seen. */
export async function upsertSubscriber(
  db: Db,
  of: { organisationId: OrganisationId; person: TelegramPerson; at: Date },
): Promise<SubscriberId> {
  const { person } = of;
  const [row] = await db.execute<{ id: SubscriberId }>(sql`
    insert into subscriber as s (organisation_id, id, telegram_id, first_name, username, language_code, created_at)
    values (${of.organisationId}, ${newId('subscriber')}, ${person.id}, ${person.firstName}, ${person.username}, ${person.languageCode},
      ${of.at.toISOString()})
    on conflict (organisation_id, telegram_id) do update set first_name = coalesce(nullif(excluded.first_name, ''), s.first_name),
      username = excluded.username, language_code = coalesce(excluded.language_code, s.language_code)
    returning id`);
  return (row as { id: SubscriberId }).id;
}
