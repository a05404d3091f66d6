import { openJoinRequest } from '@latchkey/db/membership/open-join-request';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { mintChatId } from '@latchkey/db/testing/factories/mint-number';
import { mintShop } from '@latchkey/db/testing/factories/mint-shop';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChannels } from '../../test/test-channels.ts';
import { createTestChat } from '../../test/test-chat.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { answerJoin } from '../join/answer-join.ts';
import { decideJoin } from '../join/decide-join.ts';
import { noteMember } from '../membership/note-member.ts';
import type { ChannelGateway } from './channel-gateway.ts';
import { followMigration } from './follow-migration.ts';
import { followingMigrations } from './following-migrations.ts';
import { inviteAgain } from './invite-again.ts';
import { noteBot } from './note-bot.ts';
import { noteMigration } from './note-migration.ts';
import { prepareChannel } from './prepare-channel.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { db, sql } = database;
let { chat } = world;
let channels = createTestChannels();
let oldId = 0;
let newId = 0;

beforeEach(async () => {
  await world.renew();
  chat = createTestChat();
  const { look, approveJoin, declineJoin, remove } = chat;
  const calls: ChatGateway = { look, approveJoin, declineJoin, remove };
  deps.chat = { ...chat, ...followingMigrations(deps, calls) };
  channels = createTestChannels();
  oldId = world.shop.channel.chatId;
  newId = mintChatId();
});

const of = () => ({
  organisationId: world.shop.organisationId,
  channelId: world.shop.channel.channelId,
  correlationId: 'cor_move',
});
const follow = () => followMigration(deps, { ...of(), fromChatId: oldId, toChatId: newId });
const seen = (chatId = newId) => ({
  botTelegramId: world.shop.botTelegramId,
  fromChatId: oldId,
  toChatId: chatId,
  correlationId: 'cor_move',
});
const prepare = () => {
  const { inspect, createJoinLink, tryJoinLink, revokeJoinLink, leave, administers, updateDelivery } =
    channels;
  const links = { createJoinLink, tryJoinLink, revokeJoinLink };
  const calls: ChannelGateway = { ...links, inspect, leave, administers, updateDelivery };
  return prepareChannel({ ...deps, channels: followingMigrations(deps, calls) }, of());
};
const row = async () => {
  const [found] = await sql`
    select chat_id::text, former_chat_ids::text[], kind, link, link_state, due_at, invite_again_due_at, invite_again_after, action_required
    from channel where id = ${world.shop.channel.channelId}`;
  return { ...found };
};
const moved = () => ({
  chat_id: String(newId),
  former_chat_ids: [String(oldId)],
  kind: 'supergroup',
  link_state: 'dead',
});
const audits = () =>
  sql`select from audit where action = 'channel.migrate' and target_id = ${of().channelId}`;
/** Somebody whose access is confirmed, inside or not. */
const granted = async (inside: boolean): Promise<Buyer> => {
  const buyer = await world.order('monthly');
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  if (inside) chat.members.set(buyer.telegramId, 'inside');
  await world.converge(buyer);
  return buyer;
};

describe('hard case 13: a group becomes a supergroup', () => {
  test('the new id is everywhere at once; the way in and open requests died; all that follows is promised', async () => {
    const asked = await openJoinRequest(db, {
      ...of(),
      telegramId: 4711,
      requestedAt: clock.now(),
      at: clock.now(),
    });
    world.jobs.length = 0;
    await follow();
    expect(await row()).toMatchObject(moved());
    expect(await sql`select state from join_request where id = ${asked.id}`).toEqual([{ state: 'gone' }]);
    expect(world.jobs).toMatchObject([{ name: 'channel.prepare', payload: of() }]);
    const { due_at: dueAt, invite_again_due_at: inviteAgainDueAt } = await row();
    expect([new Date(dueAt), new Date(inviteAgainDueAt)]).toEqual([
      clock.in({ seconds: 15 }),
      clock.in({ minutes: 10 }),
    ]);
  });

  test('said by both service messages, in any order, and at the same moment: done once', async () => {
    await Promise.all([noteMigration(deps, seen()), noteMigration(deps, seen()), follow()]);
    await noteMigration(deps, seen());
    expect(await row()).toMatchObject(moved());
    expect(await audits()).toHaveLength(1);
  });

  test('of a chat of nobody, and by a bot that does not serve it: nothing', async () => {
    await noteMigration(deps, { ...seen(), fromChatId: -5 });
    await noteMigration(deps, { ...seen(), botTelegramId: 5 });
    expect(await row()).toMatchObject({ chat_id: String(oldId), former_chat_ids: [] });
  });

  const calls: [string, () => Promise<unknown>][] = [
    [
      'a convergence',
      async () => {
        const buyer = await world.order('monthly');
        await world.read(subscriptionFact(buyer.orderId, clock.now()));
        chat.moved.set(oldId, newId);
        expect(await world.converge(buyer)).toMatchObject({ kind: 'retry' });
        await prepare();
        await world.converge(buyer);
        expect((await world.access(buyer)).state).toBe('GRANTED');
      },
    ],
    [
      'a look at who was seen',
      async () => {
        const { telegramId } = await granted(false);
        chat.moved.set(oldId, newId);
        const { botTelegramId } = world.shop;
        await noteMember(deps, {
          botTelegramId,
          chatId: oldId,
          telegramId,
          saidInside: true,
          correlationId: 'cor',
        });
      },
    ],
    [
      'an answer to a request to join',
      async () => {
        const { botTelegramId } = world.shop;
        const asking = { botTelegramId, chatId: oldId, telegramId: 4711, correlationId: 'cor' };
        const asked = await decideJoin(deps, { ...asking, requestedAt: clock.now() });
        if (asked.answer !== 'decline') throw new Error('not declined');
        chat.moved.set(oldId, newId);
        await answerJoin(deps, { ...asked, correlationId: 'cor' });
      },
    ],
    [
      'the canary',
      async () => {
        channels.moved.set(oldId, newId);
        expect(await prepare()).toMatchObject({ kind: 'retry' });
      },
    ],
  ];
  test.each(calls)('found out by the refusal of any call: %s', async (_name, run) => {
    await run();
    expect(await row()).toMatchObject({ chat_id: String(newId), former_chat_ids: [String(oldId)] });
  });

  test('a new way in is made, and then those who did not come along are invited, once each', async () => {
    const [inside, outside, left] = [await granted(true), await granted(false), await granted(true)];
    await follow();
    chat.members.set(left.telegramId, 'left');
    expect(await inviteAgain(deps, of())).toEqual({ kind: 'done' });
    expect(await world.notices(outside)).toEqual(['way_in']);
    world.jobs.length = 0;
    await prepare();
    expect(await row()).toMatchObject({ link: 'https://t.me/+link1', link_state: 'live' });
    expect(world.jobs.map(({ name }) => name)).toContain('channel.inviteAgain');
    expect(await inviteAgain(deps, of())).toEqual({ kind: 'done' });
    expect(await inviteAgain(deps, of())).toEqual({ kind: 'done' });
    expect(await world.notices(inside)).toEqual(['way_in']);
    expect(await world.notices(outside)).toEqual(['way_in', 'channel_moved']);
    expect(await world.notices(left)).toEqual(['way_in', 'channel_moved']);
    expect([(await world.access(inside)).joinedAt, (await world.access(left)).joinedAt]).toEqual([
      clock.now(),
      null,
    ]);
    expect(await row()).toMatchObject({ invite_again_due_at: null });
  });

  test('inviting goes on where it was: after a rate limit, and after a crash', async () => {
    const people = [await granted(false), await granted(false), await granted(false)];
    await follow();
    await prepare();
    chat.calls.length = 0;
    chat.once('before', 'look', () => chat.refuse('look', 'rate_limited'));
    chat.once('before', 'look', () => {});
    expect(await inviteAgain(deps, of())).toMatchObject({ kind: 'wait', delayMs: 7_000 });
    chat.once('after', 'look', () => {});
    chat.once('after', 'look', () => {
      throw new Error('killed');
    });
    await expect(inviteAgain(deps, of())).rejects.toThrow('killed');
    await inviteAgain(deps, of());
    const told = await Promise.all(people.map((person) => world.notices(person)));
    expect(told).toEqual(people.map(() => ['way_in', 'channel_moved']));
    // Three people, one look of each that was in vain for a limit, one for the crash.
    expect(chat.calls).toHaveLength(5);
  });

  test('updates about the former id still find the channel', async () => {
    const { telegramId } = await granted(false);
    await follow();
    const { botTelegramId } = world.shop;
    const asking = { botTelegramId, chatId: oldId, telegramId, correlationId: 'cor' };
    expect(await decideJoin(deps, { ...asking, requestedAt: clock.now() })).toMatchObject({
      answer: 'approve',
    });
  });
});

describe('the new id is known already', () => {
  test('the bot was seen in the new chat first, and connected it: that one makes place, nothing was sold of it', async () => {
    const twin = await mintChannel(db, world.shop, { at: clock.now(), chatId: newId });
    await follow();
    expect(await row()).toMatchObject(moved());
    const [gone] = await sql`select disconnected_at from channel where id = ${twin.channelId}`;
    expect(gone?.disconnected_at).not.toBeNull();
    const at = { chatId: newId, kind: 'supergroup', title: 'Red Door', byTelegramId: 1 } as const;
    world.jobs.length = 0;
    await noteBot({ ...deps, channels }, { ...seen(), ...at });
    expect(world.jobs).toMatchObject([{ name: 'channel.prepare', payload: of() }]);
  });

  test('it is sold by somebody else: nothing is taken away from them, and the creator is told', async () => {
    const other = await mintShop(db, { at: clock.now() });
    await sql`update channel set chat_id = ${newId} where id = ${other.channel.channelId}`;
    await follow();
    expect(await row()).toMatchObject({ chat_id: String(oldId), action_required: 'chat_not_found' });
    const { organisationId } = world.shop;
    expect(await sql`select kind from alert where organisation_id = ${organisationId}`).toEqual([
      { kind: 'channel_trouble' },
    ]);
  });
});
