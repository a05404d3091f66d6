import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { mintChatId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld } from '../../test/open-world.ts';
import { createTestChannels } from '../../test/test-channels.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { convergeAccess } from '../converge/converge-access.ts';
import { followMigration } from './follow-migration.ts';
import { nextLookAt } from './next-look-at.ts';
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
/** When a channel's own step has it looked at next. */
const nextTurn = () => nextLookAt(world.shop.channel.channelId, { at: clock.now(), isAwaited: false });
const canary = async () => {
  const [found] = await sql`select canary, canary_at from channel where id = ${world.shop.channel.channelId}`;
  return { ...found?.canary, at: found?.canary_at && new Date(found.canary_at) };
};
const alerts = async () =>
  (
    await sql`select kind, subject, detail->>'action' as action, closed_at is null as open from alert
      where organisation_id = ${world.shop.organisationId} order by id`
  ).map((found) => ({ ...found }));
/** Does the convergences that were promised, as a worker would. */
const doPromised = async () => {
  for (const { name, payload } of world.jobs.splice(0)) {
    if (name === 'access.converge')
      await convergeAccess(deps, payload as Parameters<typeof convergeAccess>[1]);
  }
};

describe('the way in', () => {
  beforeEach(unprepared);

  test('is made once; then it is the turn of the canary', async () => {
    expect(await prepare()).toEqual({ kind: 'done' });
    expect(await row()).toEqual({
      title: 'Blue Door',
      kind: 'channel',
      can_invite: true,
      can_restrict: true,
      link: 'https://t.me/+link1',
      link_state: 'live',
      action_required: null,
      due_at: nextTurn(),
      prepared_at: clock.now(),
    });
    await prepare();
    expect(channels.calls.filter((method) => method === 'createJoinLink')).toHaveLength(1);
  });

  test('two at once: one looks, the other comes again; one link', async () => {
    const outcomes: unknown[] = [];
    channels.before('createJoinLink', async () => outcomes.push(await prepare()));
    expect(await prepare()).toEqual({ kind: 'done' });
    expect(outcomes).toMatchObject([{ kind: 'wait', delayMs: 1_000 }]);
    expect(await prepare()).toEqual({ kind: 'done' });
    expect(channels.calls.filter((method) => method === 'createJoinLink')).toHaveLength(1);
  });

  test('a lease that has lapsed is taken over; its late holder changes nothing that people hold', async () => {
    channels.before('createJoinLink', async () => {
      await sql`update channel set lease_until = now() - interval '1 second'`;
      await prepare();
    });
    expect(await prepare()).toMatchObject({ kind: 'retry' });
    expect(await row()).toMatchObject({ link: 'https://t.me/+link1', link_state: 'live' });
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
      due_at: nextTurn(),
    });
    expect(channels.calls).toEqual(['inspect', 'updateDelivery']);
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
    chat.refuse('remove', 'rights_missing');
    await world.converge(buyer);
    expect(await row()).toMatchObject({ action_required: 'bot_lacks_rights' });
    expect(world.jobs.map(({ name }) => name)).toEqual(['alert.tell', 'channel.prepare']);
    world.jobs.length = 0;
    expect(await prepare()).toMatchObject({ kind: 'action_required' });
    // It cannot be done yet: nobody is asked for it again before the right is back.
    expect(world.jobs).toEqual([]);
    expect((await row()).due_at).toEqual(nextTurn());
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
    chat.refuse('remove', 'rights_missing', 3);
    await world.converge(buyer);
    expect(world.jobs.map(({ name }) => name)).toEqual(['alert.tell']);
    for (let times = 0; times < 2; times += 1) {
      expect(await row()).toMatchObject({ due_at: clock.in({ seconds: 60 }) });
      clock.advance({ minutes: 1 });
      world.jobs.length = 0;
      expect(await prepare()).toEqual({ kind: 'done' });
      expect(await row()).toMatchObject({ due_at: clock.in({ seconds: 60 }) });
      await doPromised();
    }
    // Told once, however often it goes round.
    expect(await alerts()).toMatchObject([{ kind: 'channel_trouble', open: true }]);
    await prepare();
    await doPromised();
    await prepare();
    expect(await alerts()).toMatchObject([{ kind: 'channel_trouble', open: false }]);
    expect((await row()).due_at).toEqual(nextTurn());
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
      due_at: nextTurn(),
    });
    expect(await canary()).toMatchObject({ linkLive: false, refusal: kind, at: clock.now() });
    expect(await alerts()).toEqual([
      { kind: 'channel_trouble', subject: world.shop.channel.channelId, action, open: true },
    ]);
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

describe('a chat that was just connected', () => {
  test('is told once, when it was looked at for the first time', async () => {
    await sql`update channel set prepared_at = null where id = ${world.shop.channel.channelId}`;
    for (let times = 0; times < 2; times += 1) await prepare();
    expect((await alerts()).map(({ kind }) => kind)).toEqual(['channel_connected']);
  });
});

describe('the canary', () => {
  const sound = {
    canInvite: true,
    canRestrict: true,
    linkLive: true,
    seesMembers: true,
    updatesArrive: true,
    refusal: null,
  };

  test('keeps what it has seen, and comes again by itself, each channel in its own step', async () => {
    await prepare();
    expect(await canary()).toEqual({ ...sound, at: clock.now() });
    const inMs = nextTurn().getTime() - clock.now().getTime();
    expect(inMs).toBeGreaterThanOrEqual(600_000);
    expect(inMs).toBeLessThan(720_000);
    expect((await row()).due_at).toEqual(nextTurn());
  });

  test('tries the way in once a day, and after every trouble', async () => {
    const tries = () => channels.calls.filter((method) => method === 'tryJoinLink').length;
    await prepare();
    await prepare();
    expect(tries()).toBe(1);
    clock.advance({ hours: 24 });
    await prepare();
    expect(tries()).toBe(2);
    channels.seen.canRestrict = false;
    await prepare();
    channels.seen.canRestrict = true;
    await prepare();
    expect(tries()).toBe(3);
  });

  test('a way in that was revoked is made anew; an answer that does not say so leaves it alone', async () => {
    channels.refuse('tryJoinLink', 'transient');
    await prepare();
    expect(await row()).toMatchObject({ link: 'https://t.me/+emulated', link_state: 'live' });
    channels.links.clear();
    await prepare();
    expect(await row()).toMatchObject({ link: 'https://t.me/+link1', link_state: 'live' });
  });

  test('a way in that died and cannot be made anew yet is nowhere offered meanwhile', async () => {
    channels.links.clear();
    channels.refuse('createJoinLink', 'transient');
    expect(await prepare()).toMatchObject({ kind: 'retry' });
    expect(await row()).toMatchObject({ link_state: 'dead' });
  });

  test('a bot that hears nothing: told once for all its channels, and once more when it hears again', async () => {
    channels.delivery = { byWebhook: false, pending: 0, lastErrorAt: null, includesMembers: null };
    await sql`update bot set heard_at = now() - interval '6 minutes' where id = ${world.shop.botId}`;
    const other = await mintChannel(db, world.shop, { at: clock.now() });
    for (const channelId of [world.shop.channel.channelId, other.channelId]) {
      const outcome = await prepareChannel(
        { ...deps, channels },
        { ...world.shop, channelId, correlationId: 'cor' },
      );
      expect(outcome).toEqual({ kind: 'done' });
    }
    expect(await canary()).toMatchObject({ seesMembers: null, updatesArrive: false });
    const alert = { kind: 'channel_trouble', subject: world.shop.botId, action: 'updates_missing' };
    expect(await alerts()).toEqual([{ ...alert, open: true }]);
    await sql`update bot set heard_at = now() where id = ${world.shop.botId}`;
    await prepare();
    expect(await alerts()).toEqual([{ ...alert, open: false }]);
  });

  test('a bot that is not told who enters and leaves: told likewise', async () => {
    channels.delivery.includesMembers = false;
    await prepare();
    expect(await canary()).toMatchObject({ seesMembers: false, updatesArrive: true });
    const alert = { kind: 'channel_trouble', subject: world.shop.botId, action: 'members_missing' };
    expect(await alerts()).toEqual([{ ...alert, open: true }]);
    channels.delivery.includesMembers = true;
    await prepare();
    expect(await alerts()).toEqual([{ ...alert, open: false }]);
  });

  test('Telegram says that the bot may invite, and yet refuses the way in: shown, and told', async () => {
    await unprepared();
    channels.refuse('createJoinLink', 'rights_missing');
    expect(await prepare()).toEqual({ kind: 'action_required', action: 'bot_lacks_rights' });
    expect(await row()).toMatchObject({ link_state: 'none', action_required: 'bot_lacks_rights' });
    const trouble = (await alerts()).filter(({ kind }) => kind === 'channel_trouble');
    expect(trouble).toMatchObject([{ action: 'bot_lacks_rights', open: true }]);
  });

  test('Telegram does not say how updates arrive: unknown, and nobody is alarmed', async () => {
    channels.refuse('updateDelivery', 'transient');
    expect(await prepare()).toEqual({ kind: 'done' });
    expect(await canary()).toMatchObject({ ...sound, seesMembers: null, updatesArrive: null });
    expect(await alerts()).toEqual([]);
  });

  test('the chat has moved while it was looked at: what was seen is of another chat, and is not written', async () => {
    await unprepared();
    const { organisationId, channel } = world.shop;
    channels.before('createJoinLink', () =>
      followMigration(deps, {
        organisationId,
        fromChatId: channel.chatId,
        toChatId: mintChatId(),
        correlationId: 'cor_move',
      }),
    );
    expect(await prepare()).toMatchObject({ kind: 'retry' });
    expect(await row()).toMatchObject({ link: null, link_state: 'none' });
  });
});
