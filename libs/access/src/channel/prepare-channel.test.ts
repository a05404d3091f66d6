import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld } from '../../test/open-world.ts';
import { createTestChannels } from '../../test/test-channels.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { convergeAccess } from '../converge/converge-access.ts';
import { prepareChannel } from './prepare-channel.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { db, sql } = database;
let channels = createTestChannels();
let { chat } = world;

beforeEach(async () => {
  await world.renew();
  channels = createTestChannels();
  chat = createTestChat();
  deps.chat = chat;
});

const prepare = (attempt = 1) =>
  prepareChannel(
    { ...deps, channels },
    { ...world.shop, channelId: world.shop.channel.channelId, correlationId: 'cor_prepare', attempt },
  );
const row = async () => {
  const [found] = await sql<{ link: string; action_required: string; due_at: string; prepared_at: string }[]>`
    select title, kind, can_invite, can_restrict, link, link_state, action_required, due_at, prepared_at
    from channel where id = ${world.shop.channel.channelId}`;
  if (!found) throw new Error('no channel');
  const { due_at: dueAt, prepared_at: preparedAt } = found;
  return { ...found, due_at: dueAt && new Date(dueAt), prepared_at: preparedAt && new Date(preparedAt) };
};
/** As a channel is right after it was connected. */
const unprepared = () =>
  sql`update channel set link = null, link_state = 'none', prepared_at = null, can_invite = false, can_restrict = false,
    due_at = ${clock.in({ seconds: 15 }).toISOString()} where id = ${world.shop.channel.channelId}`;
const bought = async () => {
  const buyer = await world.order('monthly');
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  return buyer;
};
/** Does the convergences that were promised, as a worker would. */
const doPromised = async () => {
  for (const { name, payload } of world.jobs.splice(0)) {
    if (name === 'access.converge')
      await convergeAccess(deps, payload as Parameters<typeof convergeAccess>[1]);
  }
};

describe('the way in', () => {
  beforeEach(unprepared);

  test('is made once; then nothing is left for the sweep', async () => {
    expect(await prepare()).toEqual({ kind: 'done' });
    expect(await row()).toEqual({
      title: 'Blue Door',
      kind: 'channel',
      can_invite: true,
      can_restrict: true,
      link: 'https://t.me/+link1',
      link_state: 'live',
      action_required: null,
      due_at: null,
      prepared_at: clock.now(),
    });
    await prepare();
    expect(channels.calls).toEqual(['inspect', 'createJoinLink', 'inspect']);
  });

  test('two at once: the link that people may hold already stays', async () => {
    channels.before('createJoinLink', () => prepare());
    await prepare();
    const { link } = await row();
    expect(channels.calls.filter((method) => method === 'createJoinLink')).toHaveLength(2);
    expect(link).toBe('https://t.me/+link1');
  });

  test('a dead one is made anew', async () => {
    await sql`update channel set link = 'https://t.me/+old', link_state = 'dead' where id = ${world.shop.channel.channelId}`;
    await prepare();
    expect(await row()).toMatchObject({ link: 'https://t.me/+link1', link_state: 'live' });
  });

  test('is not made without the right to invite; the creator is shown what is missing', async () => {
    channels.seen.canInvite = false;
    expect(await prepare()).toEqual({ kind: 'action_required', action: 'bot_lacks_rights' });
    expect(await row()).toMatchObject({
      link_state: 'none',
      action_required: 'bot_lacks_rights',
      due_at: clock.in({ hours: 1 }),
    });
    expect(channels.calls).toEqual(['inspect']);
  });

  test('without the right to remove, who has paid gets in all the same; what is missing is noted', async () => {
    const buyer = await bought();
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', actionRequired: 'link_missing' });
    world.jobs.length = 0;
    channels.seen.canRestrict = false;
    expect(await prepare()).toEqual({ kind: 'action_required', action: 'bot_lacks_rights' });
    expect(await row()).toMatchObject({ link_state: 'live', action_required: 'bot_lacks_rights' });
    await doPromised();
    expect((await world.access(buyer)).state).toBe('GRANTED');
  });
});

describe('accesses that wait for the channel', () => {
  test('go on once it is right again; others are left alone', async () => {
    await unprepared();
    const [first, second] = [await bought(), await bought()];
    await world.converge(first);
    await world.converge(second);
    await unprepared();
    const elsewhere = await mintChannel(db, world.shop, { at: clock.now() });
    world.jobs.length = 0;
    await prepareChannel(
      { ...deps, channels },
      { ...world.shop, channelId: elsewhere.channelId, correlationId: 'cor' },
    );
    expect(world.jobs).toEqual([]);
    await prepare();
    await doPromised();
    expect([(await world.access(first)).state, (await world.access(second)).state]).toEqual([
      'GRANTED',
      'GRANTED',
    ]);
  });

  test('hard case 5: a removal that was refused is done by itself once the right is back', async () => {
    const buyer = await bought();
    chat.members.set(buyer.telegramId, 'inside');
    await world.converge(buyer);
    await world.read(
      subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled', endedAt: clock.now() }),
    );
    clock.advance({ minutes: 5 });
    world.jobs.length = 0;
    channels.seen.canRestrict = false;
    chat.refuse('remove', 'rights_missing', 2);
    await world.converge(buyer);
    expect(await row()).toMatchObject({ action_required: 'bot_lacks_rights' });
    expect(world.jobs.map(({ name }) => name)).toEqual(['channel.prepare']);
    world.jobs.length = 0;
    expect(await prepare()).toMatchObject({ kind: 'action_required' });
    await doPromised();
    expect(world.jobs).toEqual([]);
    // Nothing new came of it: looked at in an hour, as before.
    expect((await row()).due_at).toEqual(clock.in({ hours: 1 }));
    expect(await world.access(buyer)).toMatchObject({
      state: 'REVOKE_PENDING',
      actionRequired: 'bot_lacks_rights',
    });

    channels.seen.canRestrict = true;
    expect(await prepare()).toEqual({ kind: 'done' });
    await doPromised();
    expect((await world.access(buyer)).state).toBe('REVOKED');
    expect([chat.members.get(buyer.telegramId), (await row()).action_required]).toEqual(['left', null]);
  });

  test('a right that Telegram says is there, and yet refuses: looked at once a minute, not round and round', async () => {
    const buyer = await bought();
    chat.members.set(buyer.telegramId, 'inside');
    await world.converge(buyer);
    await world.read(
      subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled', endedAt: clock.now() }),
    );
    await prepare();
    world.jobs.length = 0;
    chat.refuse('remove', 'rights_missing');
    await world.converge(buyer);
    expect(world.jobs).toEqual([]);
    expect(await row()).toMatchObject({ due_at: clock.in({ seconds: 60 }) });
  });
});

describe('a chat that cannot be looked at', () => {
  test.each([
    ['chat_unreachable', 'bot_not_in_chat'],
    ['token_rejected', 'bot_token_rejected'],
    ['rights_missing', 'bot_lacks_rights'],
    ['membership_unknown', 'chat_not_found'],
  ] as const)('%s: shown to the creator, the way in that is on file is kept', async (kind, action) => {
    channels.refuse('inspect', kind);
    expect(await prepare()).toEqual({ kind: 'action_required', action });
    expect(await row()).toMatchObject({
      action_required: action,
      title: 'Inside the Blue Door',
      link: 'https://t.me/+emulated',
      can_invite: false,
      due_at: clock.in({ hours: 1 }),
    });
  });

  test('hard case 19: a rate limit is waited for, and the sweep does not come before it ends', async () => {
    await unprepared();
    channels.refuse('createJoinLink', 'rate_limited');
    expect(await prepare()).toEqual({ kind: 'wait', delayMs: 7_000, reason: expect.any(String) });
    expect(await row()).toMatchObject({ link_state: 'none', due_at: clock.in({ seconds: 67 }) });
  });

  test.each([
    [1, 1],
    [5, 16],
  ])('no answer at try %i: the queue comes first, after %i s', async (attempt, seconds) => {
    channels.refuse('inspect', 'transient');
    expect(await prepare(attempt)).toMatchObject({ kind: 'retry' });
    expect(await row()).toMatchObject({ action_required: null, due_at: clock.in({ seconds: seconds + 60 }) });
  });

  test('a request that is faulty for good is tried once a day at most', async () => {
    channels.refuse('inspect', 'request_faulty');
    expect(await prepare()).toMatchObject({ kind: 'stop' });
    expect((await row()).due_at).toEqual(clock.in({ days: 1 }));
  });

  test('one that was disconnected meanwhile is left alone', async () => {
    await sql`update channel set disconnected_at = now() where id = ${world.shop.channel.channelId}`;
    expect(await prepare()).toEqual({ kind: 'done' });
    expect(channels.calls).toEqual([]);
  });
});
