import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { liveChannel } from './live-channel.ts';

const mostAtOnce = 10_000;

/**
 * Takes the notes of what has changed away and tells all apis, each organisation and kind once. Many may do so at the same
 * time: each takes what no other is taking.
 */
export async function publishChanges(db: Db): Promise<void> {
  await db.execute(sql`
    with taken as (
      delete from live_change
      where ctid = any(array(select ctid from live_change limit ${mostAtOnce} for update skip locked))
      returning organisation_id, kind
    )
    select pg_notify(${liveChannel}, organisation_id || ' ' || kind) from (select distinct organisation_id, kind from taken) as told`);
}
