import type { Act } from '@latchkey/db/audit-row/append-audit';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/open-world.ts';
import { disconnectChannel } from './disconnect-channel.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.drop());
beforeEach(() => world.renew());

const channelId = () => world.shop.channel.channelId;

function disconnect() {
  const { organisationId } = world.shop;
  const act: Act = {
    actorKind: 'user',
    actorId: 'usr_1',
    correlationId: 'cor_bye',
    at: world.clock.now(),
  };
  return disconnectChannel(world.deps, { organisationId, channelId: channelId() }, act);
}

async function isConnected(): Promise<boolean> {
  const [row] = await world.database.sql`select disconnected_at from channel where id = ${channelId()}`;
  return row?.disconnected_at === null;
}

const archivePlans = () =>
  world.database
    .sql`update plan set archived_at = now() where organisation_id = ${world.shop.organisationId}`;
const expireOrders = () =>
  world.database
    .sql`update "order" set status = 'expired' where organisation_id = ${world.shop.organisationId} and status = 'open'`;

describe('hard case 30: a creator disconnects a channel', () => {
  test('that has members: refused, with what stands in the way; nothing about them is changed', async () => {
    const ada = await world.order('monthly');
    await world.read(subscriptionFact(ada.orderId, world.clock.now()));
    await world.converge(ada);
    await archivePlans();
    const before = await world.access(ada);
    await expect(disconnect()).rejects.toMatchObject({ code: 'conflict', message: /one member/ });
    expect(await world.access(ada)).toEqual(before);
    expect(await isConnected()).toBe(true);
  });

  test('that plans on sale give: refused, by their names', async () => {
    await expect(disconnect()).rejects.toMatchObject({ code: 'conflict', message: /plans on sale/ });
    expect(await isConnected()).toBe(true);
  });

  test('that somebody is about to pay for: refused until the purchase has come to nothing', async () => {
    await world.order('monthly');
    await archivePlans();
    await expect(disconnect()).rejects.toMatchObject({ code: 'conflict', message: /one purchase under way/ });
    await expireOrders();
    await disconnect();
    expect(await isConnected()).toBe(false);
  });

  test('whose last member is being removed: refused until Telegram has confirmed it', async () => {
    const ada = await world.order('monthly');
    const at = world.clock.now();
    await world.read(subscriptionFact(ada.orderId, at));
    await world.converge(ada);
    await archivePlans();
    await world.read(subscriptionFact(ada.orderId, at, { status: 'canceled', endedAt: at }));
    expect((await world.access(ada)).state).toBe('REVOKE_PENDING');
    await expect(disconnect()).rejects.toMatchObject({ code: 'conflict', message: /one member/ });
    await world.converge(ada);
    expect((await world.access(ada)).state).toBe('REVOKED');
    await disconnect();
    expect(await isConnected()).toBe(false);
  });

  test('from which somebody is blocked who goes on paying: refused', async () => {
    const ada = await world.order('monthly');
    await world.read(subscriptionFact(ada.orderId, world.clock.now()));
    await archivePlans();
    await world.database.sql`
      with out as (update channel_access set state = 'REVOKE_PENDING', version = version + 1, revoke_reason = 'blocked'
        where subscriber_id = ${ada.subscriberId} returning organisation_id, subscriber_id)
      insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_at)
      select organisation_id, 'blk_' || subscriber_id, subscriber_id, 'spam', 'none', now() from out`;
    await world.database.sql`
      update channel_access set state = 'REVOKED', version = version + 1, revoked_at = now(), evidence = 'left'
      where subscriber_id = ${ada.subscriberId}`;
    await expect(disconnect()).rejects.toMatchObject({ code: 'conflict', message: /one member/ });
  });

  test('nobody is in: it goes, noted in the audit, and may be connected anew; a second time there is none', async () => {
    await archivePlans();
    await disconnect();
    expect(await isConnected()).toBe(false);
    const audit = await world.database.sql`
      select action from audit where target_id = ${channelId()} and action = 'channel.disconnect'`;
    expect(audit).toHaveLength(1);
    await expect(disconnect()).rejects.toMatchObject({ code: 'not_found' });
  });
});
