import type { AccessId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { liveBlock } from '../subscriber-list/member-selection.ts';

/** What decides whether a member may move to another Telegram account. */
export interface Mover {
  telegramId: number | null;
  blocked: boolean;
  /** Pays in Stars: Telegram charges that account and no other. */
  paysInStars: boolean;
  /** The bot that lets into what they have; null: they have nothing. */
  botUsername: string | null;
  /** What they have there, or had. */
  accessId: AccessId | null;
}

/** A member with what stands in the way of moving; null when the organisation has no such member. */
export async function findMover(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; now: Date },
): Promise<Mover | null> {
  const [row] = await db.execute<{
    telegram_id: string | null;
    blocked: boolean;
    pays_in_stars: boolean;
    bot_username: string | null;
    access_id: AccessId | null;
  }>(setSql`
    select s.telegram_id,
      exists (select from block b where b.organisation_id = s.organisation_id and b.subscriber_id = s.id and ${liveBlock(of.now)}) as blocked,
      exists (select from "order" o join subscription u on u.organisation_id = o.organisation_id and u.order_id = o.id
        where o.organisation_id = s.organisation_id and o.subscriber_id = s.id and u.provider = 'stars' and u.ended_at is null)
        as pays_in_stars,
      way.username as bot_username, way.access_id
    from subscriber s
    left join lateral (select t.username, a.id as access_id from channel_access a
        join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
        join bot t on t.organisation_id = c.organisation_id and t.id = c.bot_id
        where a.organisation_id = s.organisation_id and a.subscriber_id = s.id
        order by a.state in ('PENDING', 'GRANTED') desc, a.id desc limit 1) way on true
    where s.organisation_id = ${of.organisationId} and s.id = ${of.subscriberId}`);
  if (!row) return null;
  return {
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
    blocked: row.blocked,
    paysInStars: row.pays_in_stars,
    botUsername: row.bot_username,
    accessId: row.access_id,
  };
}
