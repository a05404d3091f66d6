import type { SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../../connect-database.ts';
import { setSql } from '../../gather/set-sql.ts';
import { mintTelegramId } from './mint-number.ts';
import type { Shop } from './mint-shop.ts';

export interface MintedMember {
  subscriberId: SubscriberId;
  telegramId: number;
}

/** Many who have access to a creator's channel and have begun a conversation with the bot; one statement for each table. */
export async function mintMembers(
  db: Db,
  { organisationId, botId, channel }: Shop,
  made: { at: Date; count: number },
): Promise<MintedMember[]> {
  const at = made.at.toISOString();
  const first = mintTelegramId();
  const key = `${first}`.padStart(14, '0');
  const people = await db.execute<{ id: SubscriberId; telegram_id: string }>(setSql`
    insert into subscriber (organisation_id, id, telegram_id, first_name, created_at)
    select ${organisationId}, 'sbr_' || ${key} || lpad(n::text, 12, '0'), ${first}::bigint + n, 'Ada ' || n, ${at}::timestamptz
    from generate_series(1, ${made.count}::int) n returning id, telegram_id`);
  await db.execute(setSql`
    insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
    select ${organisationId}, 'acc_' || ${key} || lpad(n::text, 12, '0'), 'sbr_' || ${key} || lpad(n::text, 12, '0'),
      ${channel.channelId}, 'PENDING', 1, ${at}::timestamptz, 'cor_minted'
    from generate_series(1, ${made.count}::int) n`);
  await db.execute(setSql`
    insert into bot_contact (organisation_id, bot_id, telegram_id, started_at)
    select ${organisationId}, ${botId}, ${first}::bigint + n, ${at}::timestamptz from generate_series(1, ${made.count}::int) n`);
  return people.map(({ id, telegram_id }) => ({ subscriberId: id, telegramId: Number(telegram_id) }));
}
