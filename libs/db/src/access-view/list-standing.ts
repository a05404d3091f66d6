import type { AccessState } from '@latchkey/contracts/access/machine';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

/** An access of a person as it stands, and what carries it; moments as text. */
export interface StandingRow extends Record<string, unknown> {
  organisation_id: OrganisationId;
  seller: string;
  channel: string;
  state: AccessState;
  joined_at: string | null;
  link: string | null;
  link_state: 'none' | 'live' | 'dead';
  entitled_until: string | null;
  grace_until: string | null;
  why: { kind: 'plan' | 'trial' | 'gift' | 'complimentary'; plan: string }[];
}

const most = 50;

/** The accesses of a Telegram person in the organisations that a bot serves, those that stand open first. */
export async function listStanding(
  db: Db,
  of: { botTelegramId: number; telegramId: number },
): Promise<StandingRow[]> {
  const rows = await db.execute<StandingRow>(setSql`
    select g.id as organisation_id, g.name as seller, c.title as channel, a.state, a.joined_at, c.link, c.link_state,
      a.entitled_until, a.grace_until,
      (select coalesce(json_agg(distinct jsonb_build_object('plan', p.name, 'kind', case
          when o.complimentary then 'complimentary' when u.status = 'trialing' then 'trial'
          when s.kind in ('subscription', 'one_time') then 'plan' else s.kind::text end)), '[]')
        from source s
        join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id and l.deliverable_id = a.channel_id
        join "order" o on o.organisation_id = l.organisation_id and o.id = l.order_id
        join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
        join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
        left join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
        where s.organisation_id = a.organisation_id and s.subscriber_id = a.subscriber_id and s.ended_at is null) as why
    from bot b
    join organisation g on g.id = b.organisation_id
    join subscriber w on w.organisation_id = b.organisation_id and w.telegram_id = ${of.telegramId}
    join channel_access a on a.organisation_id = w.organisation_id and a.subscriber_id = w.id
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    where b.telegram_id = ${of.botTelegramId}
    order by a.state in ('REVOKE_PENDING', 'REVOKED'), g.name, a.id desc limit ${most}`);
  return [...rows];
}
