import type { ChannelDetail } from '@latchkey/contracts/procedures/channel';
import { newId } from '@latchkey/db/new-id';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
beforeAll(async () => {
  api = await startApi();
  seller = await makeSeller(api.db);
  const { userId, caller } = await signUp(api);
  await addMember(api.db, seller.organisationId, userId, 'owner');
  owner = caller;
});
afterAll(() => api.close());

const channelId = () => seller.channel.channelId;
const get = async () =>
  (await call(api, 'channel.get', { channelId: channelId() }, owner)).data as ChannelDetail;

async function member(joined: boolean): Promise<string> {
  const [id, at] = [newId('access'), new Date()];
  const { organisationId } = seller;
  const subscriberId = await mintSubscriber(api.db, organisationId, { at, telegramId: mintTelegramId() });
  await api.database.sql`
    insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
    values (${organisationId}, ${id}, ${subscriberId}, ${channelId()}, 'PENDING', 1, now(), 'cor')`;
  await api.database.sql`
    update channel_access set state = 'GRANTED', version = 2, granted_at = now(), joined_at = ${joined ? at.toISOString() : null} where id = ${id}`;
  return id;
}

test('a channel with who is in it, where it was before, what happened to it, and what holds it', async () => {
  await member(true);
  await member(false);
  const { organisationId } = seller;
  const { sql } = api.database;
  await sql`update channel set former_chat_ids = '{-4711}' where id = ${channelId()}`;
  await sql`insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
    values (${organisationId}, 'system', 'channel.migrate', 'channel', ${channelId()}, '{}', 'cor', now() - interval '1 hour')`;
  await sql`insert into alert (organisation_id, id, kind, subject, detail, correlation_id, raised_at, closed_at)
    values (${organisationId}, ${newId('alert')}, 'channel_trouble', ${channelId()}, '{"action":"bot_lacks_rights"}', 'cor',
      now() - interval '3 hours', now() - interval '2 hours')`;
  expect(await get()).toMatchObject({
    members: 2,
    inside: 1,
    membersByState: { PENDING: 0, GRANTED: 2, REVOKE_PENDING: 0, REVOKED: 0 },
    formerChatIds: ['-4711'],
    unknownInChat: null,
    history: [
      { kind: 'moved' },
      { kind: 'recovered', action: 'bot_lacks_rights' },
      { kind: 'trouble', action: 'bot_lacks_rights' },
    ],
    ties: { members: 2, plans: [{}, {}, {}], openOrders: 0 },
  });
});

test('a look now, on a word', async () => {
  api.jobs.length = 0;
  expect((await call(api, 'channel.check', { channelId: channelId() }, owner)).status).toBe(200);
  expect(api.jobs).toMatchObject([{ name: 'channel.prepare', payload: { channelId: channelId() } }]);
});

test('hard case 30: a channel that has members is not disconnected, and says why; another one’s is not found', async () => {
  const refused = await call(api, 'channel.disconnect', { channelId: channelId() }, owner);
  expect(refused).toMatchObject({ status: 409, errorCode: 'conflict' });
  expect(refused.message).toMatch(/2 members and plans on sale that give it/);
  expect((await get()).membersByState.GRANTED).toBe(2);
  const other = await makeSeller(api.db);
  for (const path of ['channel.get', 'channel.check', 'channel.disconnect'])
    expect(await call(api, path, { channelId: other.channel.channelId }, owner)).toMatchObject({
      errorCode: 'not_found',
    });
});
