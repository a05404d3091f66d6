import type { BrakeId } from '@latchkey/contracts/ids';
import { listAccesses } from '@latchkey/db/access-view/list-accesses';
import { listBrakes } from '@latchkey/db/brake/list-brakes';
import { setBrakeLimits } from '@latchkey/db/brake/set-brake-limits';
import { purchaseFact, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintMember } from '@latchkey/db/testing/factories/mint-member';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { cloneMembers } from '../../test/clone-members.ts';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { settleIn } from '../../test/settle-in.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { blockSubscriber } from '../block/block-subscriber.ts';
import { sweepOverdue } from '../sweep/sweep-overdue.ts';
import { refuseBrake, releaseBrake } from './release-brake.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps, provider } = world;
const { db, sql } = database;
let { chat } = world;
let owner: string;
let admin: string;

beforeEach(async () => {
  clock.advance({ hours: 2 });
  await sql`update channel_access set due_at = null`;
  await sql`update brake set due_at = null`;
  await world.renew();
  chat = createTestChat();
  deps.chat = chat;
  provider.asked.length = 0;
  owner = await member('owner');
  admin = await member('admin');
});

const member = async (role: 'owner' | 'admin' | 'support') => {
  const { organisationId } = world.shop;
  await mintMember(db, organisationId, { at: clock.now(), role, telegramId: null });
  const [row] = await sql`
    select user_id from member where organisation_id = ${organisationId} order by ctid desc limit 1`;
  return String(row?.user_id);
};
const act = (userId: string | null) =>
  ({ actorKind: 'user', actorId: userId, correlationId: 'cor_act', at: clock.now() }) as const;
const limits = (min: number, percent = 0) =>
  setBrakeLimits(db, world.shop.organisationId, { min, percent }, act(null));
const endedFact = (buyer: Buyer) =>
  subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled', endedAt: clock.now() });
const end = (buyers: Buyer[]) => Promise.all(buyers.map((buyer) => world.read(endedFact(buyer))));
const converge = async (buyers: Buyer[]) => {
  const waiting = [...buyers];
  const worker = async () => {
    for (let buyer = waiting.shift(); buyer; buyer = waiting.shift()) await world.converge(buyer);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
};
const isInside = ({ telegramId }: Buyer) => chat.members.get(telegramId) === 'inside';
const inside = (buyers: Buyer[]) => buyers.filter(isInside);
const states = async (buyers: Buyer[]) => {
  const rows = await Promise.all(buyers.map((buyer) => world.access(buyer)));
  return rows.map(({ state, actionRequired }) => `${state}${actionRequired ? ` ${actionRequired}` : ''}`);
};
const brakes = () => listBrakes(db, world.shop.organisationId, { state: null, limit: 10, after: null });
const alerts = () =>
  sql`select kind, subject, closed_at is null as open from alert where organisation_id = ${world.shop.organisationId} order by raised_at`;
const onlyBrake = async () => {
  const [brake, another] = await brakes();
  if (!brake || another) throw new Error('not one brake');
  return brake;
};
const deciding = (brakeId: BrakeId, userId: string) => ({
  organisationId: world.shop.organisationId,
  brakeId,
  userId,
  reason: 'looked at it',
});
const release = (brakeId: BrakeId, userId: string, asked = { override: false, justSignedIn: false }) =>
  releaseBrake(deps, { ...deciding(brakeId, userId), ...asked }, act(userId));

describe('hard case 24: one bad deploy marks 500 subscriptions as ended', () => {
  test('at the provider: the limit leaves, the rest waits for a second person, the system goes on', async () => {
    const first = await settleIn(world, 1);
    const buyers = [...first, ...(await cloneMembers(world, first[0] as Buyer, 499))];
    await sql`update subscription set status = 'canceled' where organisation_id = ${world.shop.organisationId}`;
    for (const buyer of buyers) provider.says(endedFact(buyer));
    await converge(buyers);
    expect(inside(buyers)).toHaveLength(475);
    const waiting = inside(buyers);
    expect(new Set(await states(waiting))).toEqual(new Set(['REVOKE_PENDING brake']));
    const { channel } = world.shop;
    const brake = await onlyBrake();
    expect(brake).toMatchObject({
      scope: 'chat',
      channelId: channel.channelId,
      state: 'holding',
      removals: 25,
      limit: 25,
      members: 500,
      waiting: 475,
    });
    expect(await alerts()).toEqual([{ kind: 'brake_pulled', subject: channel.channelId, open: true }]);

    // Who waits costs Telegram and the provider nothing, and somebody new is let in as ever.
    [chat.calls.length, provider.asked.length] = [0, 0];
    await converge(waiting.slice(0, 20));
    expect([chat.calls, provider.asked]).toEqual([[], []]);
    const [comer] = await settleIn(world, 1);
    expect(await states([comer as Buyer])).toEqual(['GRANTED']);

    const [payer] = waiting as [Buyer];
    await world.read(subscriptionFact(payer.orderId, clock.now()));
    await release(brake.id, admin);
    expect(await alerts()).toMatchObject([{ open: false }]);
    while ((await sweepOverdue(deps, 'accesses')).more);
    await converge(waiting);
    expect(inside(buyers)).toEqual([payer]);
    expect((await onlyBrake()).waiting).toBe(0);
  }, 60_000);

  test('in our books only: each removal asks the provider first, and everybody stays', async () => {
    const buyers = await settleIn(world, 12);
    await sql`update subscription set status = 'canceled' where organisation_id = ${world.shop.organisationId}`;
    await converge(buyers);
    expect(inside(buyers)).toHaveLength(12);
    expect(new Set(await states(buyers))).toEqual(new Set(['GRANTED']));
    expect([await brakes(), chat.calls.includes('remove')]).toEqual([[], false]);
    const told =
      await sql`select distinct kind from notice where organisation_id = ${world.shop.organisationId}`;
    expect(told.map(({ kind }) => kind).sort()).toEqual(['recovered', 'way_in']);
  });
});

describe('before a removal', () => {
  test('the provider is asked, and what it says now counts', async () => {
    const [buyer] = (await settleIn(world, 1)) as [Buyer];
    await end([buyer]);
    provider.says(subscriptionFact(buyer.orderId, clock.now()));
    await world.converge(buyer);
    expect([isInside(buyer), await states([buyer])]).toEqual([true, ['GRANTED']]);
    expect(provider.asked).toEqual([`sub_${buyer.orderId.slice(4)}`]);
  });

  test.each([
    { kind: 'retry', reason: 'no answer' },
    { kind: 'wait', delayMs: 3_000, reason: 'rate limit' },
    { kind: 'stop', reason: 'cannot be read' },
  ] as const)('a read that fails ($kind) removes nobody; the next one does', async (failure) => {
    const [buyer] = (await settleIn(world, 1)) as [Buyer];
    await end([buyer]);
    provider.fail(failure);
    expect(await world.converge(buyer)).toEqual(failure);
    expect([isInside(buyer), (await world.access(buyer)).dueAt]).toEqual([true, expect.any(Date)]);
    await world.converge(buyer);
    expect(isInside(buyer)).toBe(false);
  });

  test('hard case 35: what nobody can read any more counts as paid for until its end, and not for ever', async () => {
    const [buyer] = (await settleIn(world, 1)) as [Buyer];
    await world.read(subscriptionFact(buyer.orderId, clock.now(), { status: 'unpaid' }));
    provider.fail({ kind: 'unreadable' }, 2);
    expect(await world.converge(buyer)).toMatchObject({ kind: 'wait', delayMs: 3_600_000 });
    expect(isInside(buyer)).toBe(true);
    clock.advance({ days: 30 });
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKED');
    expect(provider.asked).toHaveLength(2);
  });

  test('facts that have become unclear keep the person inside, and are shown', async () => {
    const [buyer] = (await settleIn(world, 1)) as [Buyer];
    await end([buyer]);
    provider.says(subscriptionFact(buyer.orderId, clock.now(), { status: 'unknown' }));
    await world.converge(buyer);
    expect([isInside(buyer), await states([buyer])]).toEqual([true, ['REVOKE_PENDING unknown_status']]);
    chat.calls.length = 0;
    await world.converge(buyer);
    expect(chat.calls).toEqual([]);
  });

  describe('something bought besides, of which nothing was heard yet, counts', () => {
    const buyAgain = async (kind: 'monthly' | 'once') => {
      const [buyer] = (await settleIn(world, 1)) as [Buyer];
      await end([buyer]);
      const again = await world.order(kind, buyer);
      await sql`update "order" set checkout_session_id = ${`cs_${again.orderId.slice(4)}`} where id = ${again.orderId}`;
      return { buyer, again };
    };

    test('a subscription', async () => {
      const { buyer, again } = await buyAgain('monthly');
      const subscription = subscriptionFact(again.orderId, clock.now());
      provider.says(subscription);
      provider.says(
        purchaseFact(again.orderId, clock.now(), {
          subscriptionId: subscription.providerId,
          status: 'unknown',
        }),
      );
      await world.converge(buyer);
      expect([isInside(buyer), await states([buyer])]).toEqual([true, ['GRANTED']]);
      expect(chat.calls).not.toContain('remove');
    });

    test('a one-time purchase', async () => {
      const { buyer, again } = await buyAgain('once');
      provider.says(purchaseFact(again.orderId, clock.now()));
      await world.converge(buyer);
      expect([isInside(buyer), await states([buyer])]).toEqual([true, ['GRANTED']]);
    });

    test('a subscription that was not paid yet when it was read', async () => {
      const { buyer, again } = await buyAgain('monthly');
      await world.read(
        subscriptionFact(again.orderId, clock.now(), {
          status: 'incomplete',
          everPaid: false,
          paidInvoice: null,
        }),
      );
      provider.says(subscriptionFact(again.orderId, clock.now()));
      await world.converge(buyer);
      expect([isInside(buyer), await states([buyer])]).toEqual([true, ['GRANTED']]);
    });

    test('and a read of it that fails removes nobody; a checkout that was left lying holds nothing up', async () => {
      const { buyer, again } = await buyAgain('once');
      provider.says(
        purchaseFact(again.orderId, clock.now(), { status: 'open', paidAt: null, paymentIntentId: null }),
      );
      provider.says(endedFact(buyer));
      provider.fail({ kind: 'retry', reason: 'no answer' });
      await world.converge(buyer);
      expect(isInside(buyer)).toBe(true);
      await world.converge(buyer);
      expect([isInside(buyer), await states([buyer])]).toEqual([false, ['REVOKED']]);
    });
  });

  test('what ended long ago is not read again', async () => {
    const [buyer] = (await settleIn(world, 1)) as [Buyer];
    const longAgo = new Date(clock.now().getTime() - 8 * 86_400_000);
    await world.read(subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled', endedAt: longAgo }));
    await world.converge(buyer);
    expect([provider.asked, isInside(buyer)]).toEqual([[], false]);
  });
});

describe('the count', () => {
  test('a removal that Telegram refuses does not count: with the right back, all is done by itself', async () => {
    await limits(2);
    const buyers = await settleIn(world, 2);
    await end(buyers);
    for (let round = 0; round < 3; round += 1) {
      chat.refuse('remove', 'rights_missing', 2);
      await converge(buyers);
    }
    expect(await states(buyers)).toEqual(Array(2).fill('REVOKE_PENDING bot_lacks_rights'));
    await converge(buyers);
    expect([inside(buyers), await brakes()]).toEqual([[], []]);
  });

  test('who has left by themselves does not count, nor does one removal that is tried twice', async () => {
    await limits(1);
    const [one, two] = (await settleIn(world, 2)) as [Buyer, Buyer];
    await end([one, two]);
    chat.members.set(one.telegramId, 'left');
    chat.refuse('remove', 'transient', 2);
    for (let round = 0; round < 3; round += 1) await converge([one, two]);
    expect([inside([one, two]), await brakes()]).toEqual([[], []]);
  });

  test('begins anew after an hour', async () => {
    await limits(2);
    const buyers = await settleIn(world, 4);
    await end(buyers.slice(0, 2));
    await converge(buyers.slice(0, 2));
    clock.advance({ minutes: 60 });
    await end(buyers.slice(2));
    await converge(buyers.slice(2));
    expect([inside(buyers), await brakes()]).toEqual([[], []]);
  });

  test('of the whole organisation: many chats, a few from each', async () => {
    await limits(3);
    const buyers: Buyer[] = [];
    const { shop } = world;
    for (let chats = 0; chats < 3; chats += 1) buyers.push(...(await settleIn(world, 2)));
    const { organisationId } = shop;
    await sql`
      insert into channel (organisation_id, id, bot_id, chat_id, kind, title, link_state, created_at)
      select organisation_id, id || n, bot_id, chat_id - n, kind, title, link_state, created_at
      from channel, generate_series(1, 2) n where organisation_id = ${organisationId}`;
    await end(buyers);
    for (const [index, { subscriberId }] of buyers.entries()) {
      if (index % 3 > 0)
        await sql`update channel_access set channel_id = channel_id || ${index % 3} where subscriber_id = ${subscriberId}`;
    }
    await converge(buyers);
    expect(await onlyBrake()).toMatchObject({ scope: 'organisation', channelId: null, limit: 3, waiting: 3 });
    expect(await alerts()).toMatchObject([{ subject: organisationId }]);
  });
});

describe('what waits for a brake', () => {
  let buyers: Buyer[];
  let brakeId: BrakeId;
  beforeEach(async () => {
    await limits(1);
    buyers = await settleIn(world, 4);
    await end(buyers.slice(0, 3));
    await converge(buyers);
    brakeId = (await onlyBrake()).id;
  });

  test('is shown, brake by brake', async () => {
    const page = { limit: 10, after: null, now: clock.now() };
    const rows = await listAccesses(db, world.shop.organisationId, { brakeId }, page);
    expect(rows.map(({ access }) => access.actionRequired)).toEqual(['brake', 'brake']);
  });

  test('exactly that is released: what comes after is counted anew', async () => {
    await release(brakeId, admin);
    const [last] = buyers.slice(3) as [Buyer];
    await end([last]);
    await converge(buyers);
    expect(inside(buyers)).toEqual([]);
    expect((await brakes()).map(({ state }) => state)).toEqual(['released']);
    const more = await settleIn(world, 1);
    await end(more);
    await converge(more);
    expect((await brakes()).map(({ state, waiting }) => [state, waiting])).toEqual([
      ['holding', 1],
      ['released', 0],
    ]);
  });

  test('who was released, came back, and has to leave again, was not released', async () => {
    await release(brakeId, admin);
    const [waiting, other] = inside(buyers.slice(0, 3)) as [Buyer, Buyer];
    await world.read(subscriptionFact(waiting.orderId, clock.now()));
    await world.converge(waiting);
    await end([waiting]);
    await end(buyers.slice(3));
    await converge([...buyers.slice(3), waiting, other]);
    expect(isInside(other)).toBe(false);
    expect(inside(buyers)).toHaveLength(1);
    expect((await brakes())[0]).toMatchObject({ state: 'holding', waiting: 1 });
  });

  test('is refused: stays until the facts are put right, and can be released after all', async () => {
    await refuseBrake(deps, deciding(brakeId, owner), act(owner));
    expect(await alerts()).toMatchObject([{ open: false }]);
    clock.advance({ hours: 3 });
    await converge(buyers);
    expect(inside(buyers)).toHaveLength(3);
    const [waiting, other] = inside(buyers.slice(0, 3)) as [Buyer, Buyer];
    await world.read(subscriptionFact(waiting.orderId, clock.now()));
    await world.converge(waiting);
    expect(await states([waiting])).toEqual(['GRANTED']);
    await release(brakeId, admin);
    await converge(buyers);
    expect([isInside(waiting), isInside(other)]).toEqual([true, false]);
  });

  test('is over by itself once the facts are put right, and so is the alert', async () => {
    clock.advance({ seconds: 60 });
    await sweepOverdue(deps, 'brakes');
    expect(await alerts()).toMatchObject([{ open: true }]);
    for (const buyer of inside(buyers)) await world.read(subscriptionFact(buyer.orderId, clock.now()));
    clock.advance({ seconds: 60 });
    await sweepOverdue(deps, 'brakes');
    expect([(await onlyBrake()).state, await alerts()]).toMatchObject(['over', [{ open: false }]]);
    expect(await release(brakeId, admin)).toEqual({ kind: 'refused', reason: 'over' });
  });

  test('the audit names who pulled, who released, and how many went', async () => {
    await release(brakeId, admin);
    await release(brakeId, owner);
    const rows =
      await sql`select actor_kind, actor_id, action, detail from audit where target_id = ${brakeId} order by id`;
    expect(rows).toMatchObject([
      { actor_kind: 'system', action: 'brake.pull', detail: { limit: 1 } },
      { actor_kind: 'user', actor_id: admin, action: 'brake.release', detail: { waiting: 2 } },
    ]);
  });

  test('is nobody else’s: another organisation finds no such brake', async () => {
    const { organisationId } = world.shop;
    await world.renew();
    expect(world.shop.organisationId).not.toBe(organisationId);
    expect(await release(brakeId, admin)).toEqual({ kind: 'refused', reason: 'unknown' });
  });
});

describe('the second person', () => {
  const waitingByBlocks = async (by: string) => {
    await limits(1);
    const buyers = await settleIn(world, 2);
    const { organisationId } = world.shop;
    for (const { subscriberId } of buyers) {
      const money = { choice: 'none', reason: 'test' } as const;
      const blocking = { organisationId, subscriberId, channelId: null, reason: 'spam', endsAt: null, money };
      await blockSubscriber(deps, blocking, act(by));
    }
    await converge(buyers);
    return { brakeId: (await onlyBrake()).id, buyers };
  };

  test('is not the one whose own blocks wait', async () => {
    const { brakeId, buyers } = await waitingByBlocks(admin);
    expect(await release(brakeId, admin)).toEqual({ kind: 'refused', reason: 'second_person' });
    expect(await release(brakeId, owner)).toMatchObject({ kind: 'decided' });
    await converge(buyers);
    expect(inside(buyers)).toEqual([]);
  });

  test('support overrides, but not for itself', async () => {
    const support = await member('support');
    const { brakeId } = await waitingByBlocks(support);
    const override = { override: true, justSignedIn: true };
    expect(await release(brakeId, support)).toEqual({ kind: 'refused', reason: 'not_allowed' });
    expect(await release(brakeId, support, override)).toEqual({ kind: 'refused', reason: 'second_person' });
    const another = await member('support');
    expect(await release(brakeId, another, override)).toMatchObject({ brake: { override: true } });
  });

  test('the Owner alone signs in again, and then may, even for their own doing', async () => {
    await sql`delete from member where user_id = ${admin}`;
    const { brakeId } = await waitingByBlocks(owner);
    expect(await release(brakeId, owner)).toEqual({ kind: 'refused', reason: 'sign_in_again' });
    expect(await release(brakeId, owner, { override: false, justSignedIn: true })).toMatchObject({
      kind: 'decided',
    });
  });

  test('nobody from outside', async () => {
    const { brakeId } = await waitingByBlocks(admin);
    expect(await release(brakeId, 'somebody')).toEqual({ kind: 'refused', reason: 'not_allowed' });
  });
});
