import type { BrakeState } from '@latchkey/contracts/brake/brake';
import type { BrakeId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { LeasedAccess } from '../access/lease-access.ts';
import type { Db } from '../connect-database.ts';

/** What counts as "within an hour". */
const windowMs = 3_600_000;

/** How the brakes stand towards one removal. */
export interface BrakesSeen {
  /** The state of the brake that this very removal waits for, or waited for; null: it never had to wait. */
  hold: BrakeState | null;
  /** The brake that holds removals of its chat, or of the organisation. */
  holding: BrakeId | null;
  /** Removals let through within the hour to which nobody has consented since, without this one. */
  removals: { chat: number; organisation: number };
}

/** Looks at the brakes for one removal, in one round trip. Exact only under `lockBrakes`. */
export async function readBrakes(db: Db, access: LeasedAccess, now: Date): Promise<BrakesSeen> {
  const { organisationId, channelId, id, version } = access;
  const since = new Date(now.getTime() - windowMs).toISOString();
  const [row] = await db.execute<{
    hold: BrakeState | null;
    holding: BrakeId | null;
    in_chat: number;
    in_organisation: number;
  }>(sql`
    with others as (
      select channel_id from removal
      where organisation_id = ${organisationId} and at > ${since} and brake_id is null
        and (access_id, version) <> (${id}, ${version}::int)
    )
    select
      (select b.state from brake_hold h join brake b on b.organisation_id = h.organisation_id and b.id = h.brake_id
        where h.organisation_id = ${organisationId} and h.access_id = ${id} and h.version = ${version}) as hold,
      (select id from brake where organisation_id = ${organisationId} and (channel_id = ${channelId} or channel_id is null)
        and state = 'holding' order by scope limit 1) as holding,
      (select count(*)::int from others where channel_id = ${channelId}) as in_chat,
      (select count(*)::int from others) as in_organisation`);
  if (!row) throw new Error('a select without from returned no row');
  return {
    hold: row.hold,
    holding: row.holding,
    removals: { chat: row.in_chat, organisation: row.in_organisation },
  };
}
