import type { AccessId, ChannelId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import { newId } from '../new-id.ts';
import { type Occasion, recorded } from './recorded.ts';

interface Birth {
  subscriberId: SubscriberId;
  channelId: ChannelId;
  entitledUntil?: Date | null;
  graceUntil?: Date | null;
  dueAt?: Date | null;
}

/** Births an access in PENDING, with its first lines in ledger and audit. */
export async function createAccess(
  db: Db,
  birth: Birth,
  occasion: Occasion,
  id: AccessId = newId('access'),
): Promise<AccessId> {
  await gather(db, createAll, { ...birth, ...occasion, id });
  return id;
}

async function createAll(
  db: Db,
  births: readonly (Birth & Occasion & { id: AccessId })[],
): Promise<undefined[]> {
  await db.execute(setSql`
    with moved as (
      insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, entitled_until,
        grace_until, due_at, correlation_id)
      select organisation_id, id, subscriber_id, channel_id, 'PENDING', 1, at, entitled_until, grace_until, due_at, correlation_id
      from unnest(${listOf(births, ({ organisationId }) => organisationId)}, ${listOf(births, (birth) => birth.id)},
        ${listOf(births, ({ subscriberId }) => subscriberId)}, ${listOf(births, ({ channelId }) => channelId)},
        ${listOf(births, ({ at }) => at)}::timestamptz[], ${listOf(births, ({ entitledUntil }) => entitledUntil ?? null)}::timestamptz[],
        ${listOf(births, ({ graceUntil }) => graceUntil ?? null)}::timestamptz[],
        ${listOf(births, ({ dueAt }) => dueAt ?? null)}::timestamptz[], ${listOf(births, ({ correlationId }) => correlationId)})
        as t (organisation_id, id, subscriber_id, channel_id, at, entitled_until, grace_until, due_at, correlation_id)
      returning id, organisation_id, version, null::access_state as from_state, null::access_event as event, state as to_state,
        null::text as reason, correlation_id, state_since as at
    ), ${recorded}
    select from moved`);
  return births.map(() => undefined);
}
