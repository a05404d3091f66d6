import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { AccountMoveState, MoveStopper } from '@latchkey/contracts/move/account-move';
import type { Db } from '../connect-database.ts';
import { type SetSql, setSql } from '../gather/set-sql.ts';
import { type MemberPerson, ordersOf } from '../member/member-person.ts';

/** A Telegram account with a place that a person may move: it is carried by something of theirs. */
export interface Place {
  subscriberId: SubscriberId;
  account: string | null;
  /** All that are known of those who have paid for what carries it now, or to whom it was given; in small letters. */
  addresses: readonly string[];
  waitHours: number;
  /** The newest move of late. */
  latest: LatestMove | null;
}

export interface LatestMove {
  id: AccountMoveId;
  state: AccountMoveState;
  askedAt: Date;
  readyAt: Date;
  expiresAt: Date;
  stoppedBy: MoveStopper | null;
}

const most = 5;

/** The places behind what a person has bought, or has: those that something still carries. */
export async function listPlaces(db: Db, person: MemberPerson, now: Date): Promise<Place[]> {
  return read(
    db,
    { ...person, now },
    setSql`
    s.id in (select o.subscriber_id from "order" o where o.organisation_id = ${person.organisationId} and o.id in ${ordersOf(person)})`,
  );
}

/** The place of one subscriber; null: nothing carries it any more. */
export async function findPlace(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; now: Date },
): Promise<Place | null> {
  const [place] = await read(db, of, setSql`s.id = ${of.subscriberId}`);
  return place ?? null;
}

interface Row extends Record<string, unknown> {
  id: SubscriberId;
  account: string | null;
  addresses: string[];
  move_wait_hours: number;
  latest: {
    id: AccountMoveId;
    state: AccountMoveState;
    asked_at: string;
    ready_at: string;
    expires_at: string;
    stopped_by: MoveStopper | null;
  } | null;
}

async function read(
  db: Db,
  { organisationId, now }: { organisationId: OrganisationId; now: Date },
  which: SetSql,
): Promise<Place[]> {
  const carrying = setSql`x.organisation_id = s.organisation_id and x.subscriber_id = s.id and x.ended_at is null
    and (x.ends_at is null or x.ends_at > ${now.toISOString()}::timestamptz)
    and not exists (select from subscription u where u.organisation_id = x.organisation_id and u.id = x.subscription_id and u.ended_at is not null)`;
  const rows = await db.execute<Row>(setSql`
    select s.id, coalesce('@' || s.username, nullif(s.first_name, '')) as account, g.move_wait_hours,
      (select coalesce(json_agg(distinct lower(b.email)) filter (where b.email is not null), '[]') from source x
        join buyer b on b.organisation_id = x.organisation_id and b.id = x.buyer_id
        where ${carrying}) as addresses,
      (select row_to_json(found) from (
        select m.id, m.state, m.asked_at, m.ready_at, m.expires_at, m.stopped_by from account_move m
        where m.organisation_id = s.organisation_id and m.subscriber_id = s.id
        order by m.asked_at desc, m.id desc limit 1) found) as latest
    from subscriber s join organisation g on g.id = s.organisation_id
    where s.organisation_id = ${organisationId} and s.telegram_id is not null and ${which}
      and exists (select from source x where ${carrying})
    order by s.id desc limit ${most}`);
  return rows.map((row) => ({
    subscriberId: row.id,
    account: row.account,
    addresses: row.addresses,
    waitHours: row.move_wait_hours,
    latest: row.latest && {
      id: row.latest.id,
      state: row.latest.state,
      askedAt: new Date(row.latest.asked_at),
      readyAt: new Date(row.latest.ready_at),
      expiresAt: new Date(row.latest.expires_at),
      stoppedBy: row.latest.stopped_by,
    },
  }));
}
