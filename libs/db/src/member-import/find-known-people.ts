import type { AccessState } from '@latchkey/contracts/access/machine';
import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { listed } from '../gather/listed.ts';
import { setSql } from '../gather/set-sql.ts';
import { liveBlock } from '../subscriber-list/member-selection.ts';

/** Somebody of the organisation whom a line may name, with what they have already. */
export interface KnownPerson {
  subscriberId: SubscriberId;
  telegramId: number | null;
  username: string | null;
  emails: string[];
  /** In at least one channel. */
  blocked: boolean;
  accesses: { channelId: ChannelId; state: AccessState; entitledUntil: Date | null; inGrace: boolean }[];
}

/** Everybody whom some ids, @usernames (in lower case) or e-mails (likewise) could mean. */
export async function findKnownPeople(
  db: Db,
  organisationId: OrganisationId,
  names: { telegramIds: readonly number[]; usernames: readonly string[]; emails: readonly string[] },
  now: Date,
): Promise<KnownPerson[]> {
  const rows = await db.execute<Row>(setSql`
    with named as (
      select s.id from subscriber s where s.organisation_id = ${organisationId}
        and s.telegram_id = any(${names.telegramIds.map(String)}::bigint[])
      union select s.id from subscriber s where s.organisation_id = ${organisationId} and ${listed('s')}
        and lower(s.username) = any(${names.usernames}::text[])
      union select o.subscriber_id from buyer e join "order" o on o.organisation_id = e.organisation_id and o.buyer_id = e.id
        where e.organisation_id = ${organisationId} and lower(e.email) = any(${names.emails}::text[])
    )
    select s.id, s.telegram_id, s.username,
      (select coalesce(json_agg(distinct lower(e.email)) filter (where e.email is not null), '[]') from "order" o
        join buyer e on e.organisation_id = o.organisation_id and e.id = o.buyer_id
        where o.organisation_id = s.organisation_id and o.subscriber_id = s.id) as emails,
      exists (select from block b where b.organisation_id = s.organisation_id and b.subscriber_id = s.id and ${liveBlock(now)}) as blocked,
      (select coalesce(json_agg(json_build_object('channelId', a.channel_id, 'state', a.state, 'entitledUntil', a.entitled_until,
          'inGrace', a.grace_until is not null)), '[]') from channel_access a
        where a.organisation_id = s.organisation_id and a.subscriber_id = s.id) as accesses
    from named n join subscriber s on s.organisation_id = ${organisationId} and s.id = n.id`);
  return rows.map((row) => ({
    subscriberId: row.id,
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
    username: row.username,
    emails: row.emails,
    blocked: row.blocked,
    accesses: row.accesses.map(({ entitledUntil, ...access }) => ({
      ...access,
      entitledUntil: entitledUntil === null ? null : new Date(entitledUntil),
    })),
  }));
}

interface Row extends Record<string, unknown> {
  id: SubscriberId;
  telegram_id: string | null;
  username: string | null;
  emails: string[];
  blocked: boolean;
  accesses: { channelId: ChannelId; state: AccessState; entitledUntil: string | null; inGrace: boolean }[];
}
