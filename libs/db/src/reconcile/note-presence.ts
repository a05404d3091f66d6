import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Notes whether somebody without an access is in a chat that is sold. `since` stays while nothing changes. */
export async function notePresence(
  db: Db,
  seen: {
    organisationId: OrganisationId;
    channelId: ChannelId;
    telegramId: number;
    inside: boolean;
    isBot: boolean;
    at: Date;
  },
): Promise<void> {
  await db.execute(sql`
    insert into chat_presence as p (organisation_id, channel_id, telegram_id, inside, is_bot, since)
    values (${seen.organisationId}, ${seen.channelId}, ${seen.telegramId}, ${seen.inside}, ${seen.isBot}, ${seen.at.toISOString()})
    on conflict (organisation_id, channel_id, telegram_id) do update set inside = excluded.inside, is_bot = excluded.is_bot,
      since = case when p.inside = excluded.inside then p.since else excluded.since end`);
}
