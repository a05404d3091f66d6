import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What a bot is needed for. */
export interface BotTies {
  channels: number;
  /** Switches under way, from it or to it. */
  switches: number;
  /** Plans on sale in Stars, where no other own bot could sell them. */
  starsPlans: number;
  /** Subscriptions in Stars that Telegram renews through it. */
  starsSubscriptions: number;
}

/** What would be lost if a bot of an organisation were taken away. */
export async function findBotTies(
  db: Db,
  of: { organisationId: OrganisationId; botId: BotId },
): Promise<BotTies> {
  const { organisationId, botId } = of;
  const [row] = await db.execute<{ [K in keyof BotTies]: number }>(sql`
    select
      (select count(*)::int from channel where organisation_id = ${organisationId} and bot_id = ${botId}
        and disconnected_at is null) as channels,
      (select count(*)::int from bot_switch where organisation_id = ${organisationId} and ${botId} in (from_bot_id, to_bot_id)
        and ended_at is null) as switches,
      (select count(*)::int from plan p where p.organisation_id = ${organisationId} and p.archived_at is null
        and exists (select from plan_price c where c.organisation_id = p.organisation_id and c.provider = 'stars'
          and c.plan_version_id = (select v.id from plan_version v where v.organisation_id = p.organisation_id and v.plan_id = p.id
            order by v.version desc limit 1))
        and not exists (select from bot other where other.organisation_id = p.organisation_id and not other.is_platform
          and other.removed_at is null and other.id <> ${botId})) as "starsPlans",
      (select count(*)::int from subscription u join bot b on b.organisation_id = u.organisation_id and b.telegram_id::text = u.account
        where u.organisation_id = ${organisationId} and b.id = ${botId} and u.provider = 'stars' and u.ended_at is null) as "starsSubscriptions"`);
  if (!row) throw new Error('a count returned no row');
  return row;
}
