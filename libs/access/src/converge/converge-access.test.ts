import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { leaseAccess } from '@latchkey/db/access/lease-access';
import { openJoinRequest } from '@latchkey/db/membership/open-join-request';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { convergeAccess } from './converge-access.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
let buyer: Buyer;
let { chat } = world;

beforeEach(async () => {
  await world.renew();
  chat = createTestChat();
  deps.chat = chat;
  buyer = await world.order('monthly');
});

const paid = () => world.read(subscriptionFact(buyer.orderId, clock.now()));
const ended = () =>
  world.read(subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled', endedAt: clock.now() }));
const askToJoin = async () => {
  chat.requests.add(buyer.telegramId);
  const { organisationId, channel } = world.shop;
  const { id } = await openJoinRequest(database.db, {
    organisationId,
    channelId: channel.channelId,
    telegramId: buyer.telegramId,
    requestedAt: clock.now(),
    at: clock.now(),
    correlationId: 'cor_join',
  });
  return id;
};
const joinState = async (id: string) =>
  (await sql`select state from join_request where id = ${id}`)[0]?.state;
const setLink = async (state: string) => {
  await sql`update channel set link_state = ${state} where id = ${world.shop.channel.channelId}`;
};
const inside = () => chat.members.set(buyer.telegramId, 'inside');
const where = () => chat.members.get(buyer.telegramId) ?? 'left';
/** Paid, granted, inside, as it is after a join. */
async function settleIn(): Promise<void> {
  await paid();
  inside();
  await world.converge(buyer);
  chat.calls.length = 0;
}

describe('the way in', () => {
  beforeEach(paid);

  test('is open: GRANTED, one message, nothing is done in the chat', async () => {
    expect(await world.converge(buyer)).toEqual({ kind: 'done' });
    expect(await world.access(buyer)).toMatchObject({
      state: 'GRANTED',
      grantedAt: clock.now(),
      joinedAt: null,
      leased: false,
    });
    expect(chat.calls).toEqual(['look']);
    expect(await world.notices(buyer)).toEqual(['way_in']);
    expect(world.jobs.map(({ name }) => name)).toEqual(['access.converge', 'notice.send']);
  });

  test('once more: nothing is asked of Telegram, nothing is said', async () => {
    await world.converge(buyer);
    expect(await world.converge(buyer)).toEqual({ kind: 'done' });
    expect(chat.calls).toEqual(['look']);
    expect(await world.notices(buyer)).toEqual(['way_in']);
  });

  test.each(['inside', 'admin', 'owner'] as const)('who is already %s has arrived', async (membership) => {
    chat.members.set(buyer.telegramId, membership);
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: clock.now() });
  });

  test('an open request to join is approved', async () => {
    const id = await askToJoin();
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: clock.now() });
    expect([where(), await joinState(id)]).toEqual(['inside', 'approved']);
  });

  test('a request that somebody else has answered, or that was withdrawn, is gone', async () => {
    const id = await askToJoin();
    chat.requests.clear();
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: null });
    expect(await joinState(id)).toBe('gone');
  });

  test('approved at Telegram, and nobody could say so before they died: the request is closed', async () => {
    await world.converge(buyer);
    const id = await askToJoin();
    chat.requests.clear();
    chat.members.set(buyer.telegramId, 'inside');
    await world.converge(buyer);
    expect(await joinState(id)).toBe('approved');
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: clock.now() });
  });

  test('hard case 10: who left and asks again is let in, while GRANTED', async () => {
    await world.converge(buyer);
    const id = await askToJoin();
    await world.converge(buyer);
    expect([where(), await joinState(id)]).toEqual(['inside', 'approved']);
    expect(await world.history(buyer)).toEqual(['PENDING', 'GRANTED']);
  });

  const harms: [string, () => unknown, ActionRequired][] = [
    ['banned by hand', () => chat.members.set(buyer.telegramId, 'kicked'), 'banned_by_hand'],
    ['chat out of reach', () => chat.refuse('look', 'chat_unreachable'), 'bot_not_in_chat'],
    ['rights missing', () => chat.refuse('look', 'rights_missing'), 'bot_lacks_rights'],
    ['token rejected', () => chat.refuse('look', 'token_rejected'), 'bot_token_rejected'],
    ['link dead', () => setLink('dead'), 'link_missing'],
  ];
  test.each(harms)(
    '%s: stays PENDING, a person must act, and it is tried again by itself',
    async (_name, harm, action) => {
      await harm();
      expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action });
      const access = await world.access(buyer);
      expect(access).toMatchObject({
        state: 'PENDING',
        actionRequired: action,
        leased: false,
        dueAt: clock.in({ hours: 1 }),
      });
      const isBan = action === 'banned_by_hand';
      expect(await world.notices(buyer)).toEqual(isBan ? ['entry_held'] : []);
      await setLink('live');
      chat.members.clear();
      await world.converge(buyer);
      expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', actionRequired: null });
    },
  );

  const raised = async () =>
    (
      await sql`select kind, closed_at is null as open from alert where subject = ${(await world.access(buyer)).id} order by id`
    ).map(({ kind, open }) => [kind, open]);

  test('banned before by hand: the person is told once, and the creator until it is over', async () => {
    chat.members.set(buyer.telegramId, 'kicked');
    for (let times = 0; times < 3; times += 1) await world.converge(buyer);
    expect(await world.notices(buyer)).toEqual(['entry_held']);
    expect(await raised()).toEqual([['entry_refused', true]]);
    chat.members.clear();
    await world.converge(buyer);
    expect(await world.notices(buyer)).toEqual(['entry_held', 'way_in']);
    expect(await raised()).toEqual([['entry_refused', false]]);
  });

  test('in too many channels: the person is told of each request that Telegram refuses, and let in later', async () => {
    await world.converge(buyer);
    const id = await askToJoin();
    chat.refuse('approveJoin', 'too_many_channels', 3);
    for (let times = 0; times < 3; times += 1)
      expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action: 'too_many_channels' });
    expect(await world.notices(buyer)).toEqual(['way_in', 'entry_held']);
    expect([await raised(), await joinState(id)]).toEqual([[], 'open']);
    await world.converge(buyer);
    expect([where(), await joinState(id)]).toEqual(['inside', 'approved']);
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', actionRequired: null });
  });

  test('what is wrong with the channel is said on it, and the sweep looks at it', async () => {
    chat.refuse('look', 'rights_missing', 2);
    await world.converge(buyer);
    await world.converge(buyer);
    const [row] =
      await sql`select action_required, due_at from channel where id = ${world.shop.channel.channelId}`;
    expect(row?.action_required).toBe('bot_lacks_rights');
    expect(row?.due_at).not.toBeNull();
  });

  test('hard case 19: a rate limit is waited for; nothing is noted', async () => {
    chat.refuse('look', 'rate_limited');
    expect(await world.converge(buyer)).toEqual({ kind: 'wait', delayMs: 7_000, reason: expect.any(String) });
    expect(await world.access(buyer)).toMatchObject({
      state: 'PENDING',
      actionRequired: null,
      leased: false,
    });
  });

  test('a doubtful look is no obstacle to somebody who is entitled', async () => {
    chat.doubtful.add(buyer.telegramId);
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('GRANTED');
  });

  test('without a Telegram identity it waits, and Telegram is not asked', async () => {
    const claimless = await world.order('monthly', { telegramId: null });
    await world.read(subscriptionFact(claimless.orderId, clock.now()));
    expect(await world.converge(claimless)).toEqual({ kind: 'done' });
    expect(await world.access(claimless)).toMatchObject({ state: 'PENDING', dueAt: null });
    expect([chat.calls, await world.notices(claimless)]).toEqual([[], []]);
  });
});

describe('the way out', () => {
  beforeEach(settleIn);

  test('is REVOKED when Telegram says so after the removal, and told once', async () => {
    await ended();
    expect(await world.converge(buyer)).toEqual({ kind: 'done' });
    expect(chat.calls).toEqual(['look', 'remove', 'look']);
    expect(await world.access(buyer)).toMatchObject({
      state: 'REVOKED',
      evidence: 'left',
      joinedAt: null,
      dueAt: null,
    });
    expect(await world.notices(buyer)).toEqual(['way_in', 'removed']);
  });

  test.each(['left', 'kicked'] as const)(
    'who is %s already needs no call; an own ban of an admin is kept',
    async (membership) => {
      chat.members.set(buyer.telegramId, membership);
      await ended();
      await world.converge(buyer);
      expect(chat.calls).toEqual(['look']);
      expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', evidence: membership });
      expect(where()).toBe(membership);
    },
  );

  test('a removal that had no effect is not believed', async () => {
    chat.once('after', 'remove', inside);
    await ended();
    expect(await world.converge(buyer)).toMatchObject({ kind: 'retry' });
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
  });

  test.each([
    ['rights_missing', 'bot_lacks_rights'],
    ['chat_unreachable', 'bot_not_in_chat'],
    ['person_is_admin', 'person_is_admin'],
  ] as const)(
    'hard case 5: refused (%s): not REVOKED, shown, and done by itself later',
    async (kind, action) => {
      chat.refuse('remove', kind);
      await ended();
      expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action });
      expect(await world.access(buyer)).toMatchObject({ state: 'REVOKE_PENDING', actionRequired: action });
      expect(where()).toBe('inside');
      await world.converge(buyer);
      expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', actionRequired: null });
    },
  );

  test.each(['admin', 'owner'] as const)('%s of the chat: no call is made, said once', async (membership) => {
    chat.members.set(buyer.telegramId, membership);
    await ended();
    expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action: 'person_is_admin' });
    expect(chat.calls).toEqual(['look']);
  });

  const alerts = async () =>
    (
      await sql`select kind, subject, closed_at is null as open from alert
        where organisation_id = ${world.shop.organisationId} order by id`
    ).map((row) => ({ ...row }));

  test('hard case 5: many refused for one reason in the chat: the creator hears of the channel, once', async () => {
    const others = [await world.order('monthly'), await world.order('monthly')];
    for (const other of others) {
      await world.read(subscriptionFact(other.orderId, clock.now()));
      chat.members.set(other.telegramId, 'inside');
      await world.converge(other);
      await world.read(subscriptionFact(other.orderId, clock.now(), { status: 'canceled' }));
    }
    await ended();
    chat.refuse('remove', 'rights_missing', 3);
    for (const each of [buyer, ...others]) await world.converge(each);
    const { channelId } = world.shop.channel;
    expect(await alerts()).toEqual([{ kind: 'channel_trouble', subject: channelId, open: true }]);
    expect(world.jobs.filter(({ name }) => name === 'alert.tell')).toHaveLength(1);
  });

  test('hard case 5: refused for the person alone: told of the access, once, until it is done', async () => {
    chat.members.set(buyer.telegramId, 'admin');
    await ended();
    await world.converge(buyer);
    await world.converge(buyer);
    const { id: subject } = await world.access(buyer);
    expect(await alerts()).toEqual([{ kind: 'removal_refused', subject, open: true }]);
    inside();
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKED');
    expect(await alerts()).toEqual([{ kind: 'removal_refused', subject, open: false }]);
  });

  test('refused, and then paid again: nothing is refused any more', async () => {
    chat.members.set(buyer.telegramId, 'admin');
    await ended();
    await world.converge(buyer);
    await paid();
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('GRANTED');
    expect(await alerts()).toMatchObject([{ kind: 'removal_refused', open: false }]);
  });

  test('an open request to join is declined first', async () => {
    chat.members.set(buyer.telegramId, 'left');
    const id = await askToJoin();
    await ended();
    await world.converge(buyer);
    expect(chat.calls).toEqual(['declineJoin', 'look']);
    expect([await joinState(id), (await world.access(buyer)).state]).toEqual(['declined', 'REVOKED']);
  });

  test('hard case 6: who was once inside is never gone by a doubtful answer', async () => {
    chat.doubtful.add(buyer.telegramId);
    await ended();
    for (let times = 0; times < 3; times += 1) {
      expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action: 'membership_unknown' });
      clock.advance({ minutes: 11 });
    }
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
    chat.doubtful.clear();
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKED');
  });
});

describe('hard case 6: somebody who never entered', () => {
  beforeEach(async () => {
    await paid();
    await world.converge(buyer);
    await ended();
    chat.doubtful.add(buyer.telegramId);
  });

  test('is out after two doubtful answers, ten minutes apart', async () => {
    expect(await world.converge(buyer)).toEqual({ kind: 'done' });
    expect(await world.access(buyer)).toMatchObject({
      state: 'REVOKE_PENDING',
      dueAt: clock.in({ minutes: 10 }),
    });
    clock.advance({ minutes: 9, seconds: 59 });
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
    clock.advance({ seconds: 1 });
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', evidence: 'never_entered' });
  });

  test('as far as Telegram has not said otherwise meanwhile: seen inside once, doubt is no end', async () => {
    await world.converge(buyer);
    clock.advance({ minutes: 10 });
    chat.doubtful.clear();
    inside();
    chat.refuse('remove', 'rate_limited');
    expect(await world.converge(buyer)).toMatchObject({ kind: 'wait' });
    chat.doubtful.add(buyer.telegramId);
    clock.advance({ minutes: 10 });
    expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action: 'membership_unknown' });
  });

  test('a doubtful answer to the removal of somebody who was just seen inside is no end either', async () => {
    chat.doubtful.clear();
    inside();
    chat.once('before', 'remove', () => void chat.doubtful.add(buyer.telegramId));
    chat.refuse('remove', 'membership_unknown');
    expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action: 'membership_unknown' });
    clock.advance({ minutes: 20 });
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
  });

  test('the doubt begins anew when the access was given back and taken again', async () => {
    await world.converge(buyer);
    await paid();
    chat.doubtful.clear();
    await world.converge(buyer);
    clock.advance({ days: 1 });
    chat.doubtful.add(buyer.telegramId);
    await ended();
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
  });
});

test('without an identity nobody can be inside: REVOKED, and nobody is told', async () => {
  const claimless = await world.order('monthly', { telegramId: null });
  await world.read(subscriptionFact(claimless.orderId, clock.now()));
  await world.read(subscriptionFact(claimless.orderId, clock.now(), { status: 'canceled' }));
  await world.converge(claimless);
  expect(await world.access(claimless)).toMatchObject({ state: 'REVOKED', evidence: 'no_identity' });
  expect([chat.calls, await world.notices(claimless)]).toEqual([[], []]);
});

describe('hard case 17: the payment recovers while the removal is under way', () => {
  beforeEach(async () => {
    await settleIn();
    await ended();
  });

  test.each([
    ['before the first look', 'before'],
    ['after the first look', 'after'],
  ] as const)('%s: stays inside, one message', async (_name, when) => {
    chat.once(when, 'look', paid);
    await world.converge(buyer);
    expect(chat.calls).toEqual(['look', 'look']);
    expect(where()).toBe('inside');
    expect(await world.access(buyer)).toMatchObject({
      state: 'GRANTED',
      joinedAt: expect.any(Date),
      leased: false,
    });
    expect(await world.notices(buyer)).toEqual(['way_in', 'recovered']);
  });

  test.each([
    ['while it is being removed', 'before', 'remove'],
    ['after the removal', 'after', 'remove'],
  ] as const)('%s: one message with a way in, and that is approved at once', async (_name, when, method) => {
    chat.once(when, method, paid);
    await world.converge(buyer);
    expect(where()).toBe('left');
    expect(await world.access(buyer)).toMatchObject({
      state: 'GRANTED',
      revokeReason: null,
      joinedAt: null,
      leased: false,
    });
    expect(await world.notices(buyer)).toEqual(['way_in', 'way_in']);
    await askToJoin();
    await world.converge(buyer);
    expect(where()).toBe('inside');
    expect(await world.notices(buyer)).toEqual(['way_in', 'way_in']);
  });

  test('before the removal has begun: stays inside, one message', async () => {
    await paid();
    await world.converge(buyer);
    expect(where()).toBe('inside');
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: expect.any(Date) });
    expect(chat.calls).toEqual(['look']);
    expect(await world.notices(buyer)).toEqual(['way_in', 'recovered']);
  });

  test('the removal is refused meanwhile: stays inside, and nothing is left of the refusal', async () => {
    chat.refuse('remove', 'rights_missing');
    chat.once('after', 'remove', paid);
    await world.converge(buyer);
    expect(where()).toBe('inside');
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', actionRequired: null });
  });

  test('the other way round: it ends while the way in is opened', async () => {
    await paid();
    chat.once('after', 'look', ended);
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKED');
    expect(where()).toBe('left');
  });
});

describe('one at a time', () => {
  test('two workers at once: one talks to Telegram, the other waits', async () => {
    await paid();
    const others: JobOutcome[] = [];
    chat.once('after', 'look', async () => {
      others.push(...(await Promise.all([1, 2].map(() => world.converge(buyer)))));
    });
    expect(await world.converge(buyer)).toEqual({ kind: 'done' });
    expect(others.map(({ kind }) => kind)).toEqual(['wait', 'wait']);
    expect(chat.calls).toEqual(['look']);
  });

  test('a lease that has lapsed is taken over; its late holder changes nothing', async () => {
    await paid();
    const lapse = () =>
      sql`update channel_access set lease_until = now() - interval '1 second' where subscriber_id = ${buyer.subscriberId}`;
    chat.once('after', 'look', async () => {
      await lapse();
      expect(await world.converge(buyer)).toEqual({ kind: 'done' });
    });
    expect(await world.converge(buyer)).toEqual({ kind: 'done' });
    expect(await world.history(buyer)).toEqual(['PENDING', 'GRANTED']);
    expect(await world.notices(buyer)).toEqual(['way_in']);
  });

  test('an access that keeps moving is left for the next attempt', async () => {
    await paid();
    for (let round = 0; round < 10; round += 1) chat.once('after', 'look', round % 2 ? paid : ended);
    const outcome = await world.converge(buyer);
    expect(['retry', 'done']).toContain(outcome.kind);
    expect((await world.access(buyer)).leased).toBe(false);
  });
});

describe('hard case 18: the worker dies between the answer of Telegram and the commit', () => {
  const die = () => {
    throw new Error('killed');
  };
  test.each([
    ['the look', 'look'],
    ['the approval', 'approveJoin'],
  ] as const)('after %s, on the way in: repeated, one message', async (_name, method) => {
    await paid();
    await askToJoin();
    chat.once('after', method, die);
    await expect(world.converge(buyer)).rejects.toThrow('killed');
    expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', leased: false });
    expect(await world.notices(buyer)).toEqual([]);
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('GRANTED');
    expect(where()).toBe('inside');
    expect(await world.notices(buyer)).toEqual(['way_in']);
  });

  test('after the removal: repeated, one message', async () => {
    await settleIn();
    await ended();
    chat.once('after', 'remove', die);
    await expect(world.converge(buyer)).rejects.toThrow('killed');
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKED');
    expect(await world.notices(buyer)).toEqual(['way_in', 'removed']);
  });

  test('in the very commit: nothing of it stands, and the lease keeps others off until it lapses', async () => {
    await paid();
    // The whole process is gone: its connections, and whoever could give the lease back.
    const { organisationId } = world.shop;
    const { id: accessId } = await world.access(buyer);
    await leaseAccess(database.db, { organisationId, accessId, token: 'dead', leaseMs: 60_000 });
    expect(await world.converge(buyer)).toMatchObject({ kind: 'wait' });
    await sql`update channel_access set lease_until = now() - interval '1 second' where id = ${accessId}`;
    expect(await world.converge(buyer)).toEqual({ kind: 'done' });
  });

  test('a commit that fails leaves neither move nor message', async () => {
    await paid();
    const { id: accessId } = await world.access(buyer);
    chat.once(
      'after',
      'look',
      () => sql`
      insert into access_ledger (access_id, version, organisation_id, to_state, correlation_id, at)
      values (${accessId}, 2, ${world.shop.organisationId}, 'GRANTED', 'cor', now())`,
    );
    await expect(world.converge(buyer)).rejects.toThrow();
    expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', version: 1, leased: false });
    expect(await world.notices(buyer)).toEqual([]);
  });
});

test('time alone ends what has an end: decided again before Telegram is asked', async () => {
  const once = await world.order('once');
  const { organisationId } = world.shop;
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  await sql`update source set subscriber_id = ${once.subscriberId} where subscriber_id = ${buyer.subscriberId}`;
  await world.converge(buyer);
  expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', evidence: 'left' });
  expect(
    await convergeAccess(deps, {
      organisationId,
      accessId: (await world.access(buyer)).id,
      correlationId: 'cor',
    }),
  ).toEqual({ kind: 'done' });
});
