import type { BotId, BotSwitchId } from '@latchkey/contracts/ids';
import { noteContact } from '@latchkey/db/bot-identity/note-contact';
import { listSwitches } from '@latchkey/db/bot-switch/list-switches';
import { beginSending } from '@latchkey/db/notice/begin-sending';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChannels } from '../../test/test-channels.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { noteBot } from '../channel/note-bot.ts';
import { prepareChannel } from '../channel/prepare-channel.ts';
import { decideJoin } from '../join/decide-join.ts';
import { registerBot } from '../own-bot/register-bot.ts';
import { removeBot } from '../own-bot/remove-bot.ts';
import { abandonSwitch } from './abandon-switch.ts';
import { advanceSwitch } from './advance-switch.ts';
import { finishSwitch } from './hasten-switch.ts';
import { startSwitch } from './start-switch.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps, jobs } = world;
const { db, sql } = database;
let channels = createTestChannels();
let chat = createTestChat();
let newBot: { id: BotId; telegramId: number };
let switchId: BotSwitchId;

const oldLink = 'https://t.me/+emulated';
const act = () => ({
  actorKind: 'user' as const,
  actorId: 'usr_1',
  correlationId: 'cor_switch',
  at: clock.now(),
});
const of = () => ({ organisationId: world.shop.organisationId, botSwitchId: switchId });
const oldBotId = () => world.shop.botId;
const advance = () =>
  advanceSwitch({ ...deps, channels, chat }, { ...of(), correlationId: 'cor_switch', attempt: 1 });
const standing = async () => (await listSwitches(db, world.shop))[0];
const channel = async () => {
  const [row] = await sql`
    select bot_id, link, link_state from channel where id = ${world.shop.channel.channelId}`;
  return { ...row };
};
const begin = (toBotId: BotId = newBot.id) =>
  startSwitch(
    deps,
    { organisationId: world.shop.organisationId, channelId: world.shop.channel.channelId, toBotId },
    act(),
  );
/** Calls that change something at Telegram, and who made them. */
const deeds = () =>
  channels.asked
    .filter(({ method }) => ['createJoinLink', 'revokeJoinLink', 'leave'].includes(method))
    .map(({ method, botId }) => `${method} ${botId === newBot.id ? 'new' : 'old'}`);
const granted = async (inside: boolean): Promise<Buyer> => {
  const buyer = await world.order('monthly');
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  if (inside) deps.chat.members.set(buyer.telegramId, 'inside');
  await world.converge(buyer);
  return buyer;
};
const inAnHour = () => clock.advance({ hours: 1, seconds: 1 });

beforeEach(async () => {
  await world.renew();
  channels = createTestChannels();
  chat = createTestChat();
  deps.chat = chat;
  const telegramId = mintTelegramId();
  const { organisationId } = world.shop;
  const registered = await registerBot(
    deps,
    { organisationId, telegramId, username: 'own_brand_bot', tokenCiphertext: 'sealed' },
    act(),
  );
  if (registered.kind !== 'registered') throw new Error('not registered');
  newBot = { id: registered.botId, telegramId };
  await sql`update bot set heard_at = now() where id = ${newBot.id}`;
  switchId = await begin();
});

test('the whole way: new bot in, new way in, both for an hour, then the old one revokes its link and leaves', async () => {
  channels.absent.add(newBot.id);
  expect(await advance()).toEqual({ kind: 'done' });
  expect(await standing()).toMatchObject({ step: 'adding', obstacle: 'not_in_chat' });

  channels.absent.clear();
  await advance();
  expect(await standing()).toMatchObject({ step: 'proving', obstacle: null });
  expect(await channel()).toEqual({ bot_id: newBot.id, link: 'https://t.me/+link1', link_state: 'live' });
  expect(channels.links).toContain(oldLink);

  await advance();
  expect(await standing()).toMatchObject({ step: 'both', leavesAt: clock.in({ hours: 1 }) });
  expect(deeds()).toEqual(['createJoinLink new']);
  inAnHour();
  await advance();
  expect(await standing()).toMatchObject({ step: 'done', ending: 'left', obstacle: null });
  expect(deeds()).toEqual(['createJoinLink new', 'revokeJoinLink old', 'leave old']);
  expect(channels.links).not.toContain(oldLink);
  expect(await advance()).toEqual({ kind: 'done' });
  expect(deeds()).toHaveLength(3);

  const audited = await sql`select action from audit where organisation_id = ${world.shop.organisationId}
    and action like 'channel.%' order by id`;
  expect(audited.map(({ action }) => action)).toEqual([
    'channel.startBotSwitch',
    'channel.switchBot',
    'channel.botLeft',
  ]);
});

test('members stay as they are; who holds the old way in and is not inside is sent the new one, once', async () => {
  const [inside, outside] = [await granted(true), await granted(false)];
  const before = [await world.access(inside), await world.access(outside)];
  await advance();
  await advance();
  inAnHour();
  await advance();
  expect((await standing())?.step).toBe('done');
  const bare = ({ state, version, grantedAt, joinedAt }: (typeof before)[number]) => ({
    state,
    version,
    grantedAt,
    joinedAt,
  });
  expect([await world.access(inside), await world.access(outside)].map(bare)).toEqual(before.map(bare));
  expect(await world.notices(inside)).toHaveLength(1);
  expect((await world.notices(outside)).filter((kind) => kind.startsWith('way_in'))).toHaveLength(2);
});

test('while both are there, either bot hears of a request and it is answered', async () => {
  const buyer = await granted(false);
  await advance();
  const ask = (botTelegramId: number, telegramId: number) =>
    decideJoin(deps, {
      botTelegramId,
      chatId: world.shop.channel.chatId,
      telegramId,
      requestedAt: clock.now(),
      correlationId: 'cor_ask',
    });
  expect(await ask(world.shop.botTelegramId, buyer.telegramId)).toMatchObject({ answer: 'approve' });
  // The same request, heard of by the other bot: somebody is answering it.
  expect(await ask(newBot.telegramId, buyer.telegramId)).toEqual({ answer: 'leave' });
  expect(await ask(newBot.telegramId, mintTelegramId())).toMatchObject({ answer: 'decline', fresh: true });
});

describe('notices', () => {
  test('are written by the new bot where it reaches the person, else by the old one', async () => {
    const buyer = await granted(false);
    await advance();
    const contact = (botTelegramId: number, blocked = false) =>
      noteContact(db, { botTelegramId, telegramId: buyer.telegramId, blocked, at: clock.now() });
    const writer = async () => {
      const [notice] = await sql`
        update notice set state = 'queued' where subscriber_id = ${buyer.subscriberId} returning id`;
      const begun = await beginSending(db, { ...world.shop, noticeId: notice?.id, now: clock.now() });
      return begun === 'later' ? begun : begun?.botId;
    };
    expect(await writer()).toBe(newBot.id);
    await contact(world.shop.botTelegramId);
    expect(await writer()).toBe(oldBotId());
    await contact(newBot.telegramId);
    expect(await writer()).toBe(newBot.id);
    await contact(newBot.telegramId, true);
    expect(await writer()).toBe(oldBotId());
  });
});

describe('what it waits for', () => {
  test.each([
    ['rights', () => Object.assign(channels.seen, { canRestrict: false }), 'rights_missing'],
    [
      'its process',
      () => Object.assign(channels.delivery, { byWebhook: false, includesMembers: null }),
      null,
    ],
    ['a good token', () => channels.refuse('inspect', 'token_rejected'), 'token_rejected'],
  ])('%s', async (_, trouble, obstacle) => {
    trouble();
    if (obstacle === null) await sql`update bot set heard_at = 'epoch' where id = ${newBot.id}`;
    await advance();
    expect(await standing()).toMatchObject({ step: 'adding', obstacle: obstacle ?? 'updates_missing' });
    expect((await channel()).bot_id).toBe(oldBotId());
  });

  test('the old bot stays while the new one does not see who is inside', async () => {
    const member = await granted(true);
    await advance();
    chat.doubtful.add(member.telegramId);
    await advance();
    expect(await standing()).toMatchObject({ step: 'proving', obstacle: 'members_unseen' });
    chat.doubtful.clear();
    await advance();
    expect((await standing())?.step).toBe('both');
    // What was shown must still be so when the hour is over.
    channels.absent.add(newBot.id);
    inAnHour();
    await advance();
    expect(await standing()).toMatchObject({ step: 'both', obstacle: 'not_in_chat' });
    expect(deeds()).toEqual(['createJoinLink new']);
  });

  test('hearing of the new bot in the chat takes it up at once', async () => {
    jobs.length = 0;
    const { chatId } = world.shop.channel;
    const seen = { kind: 'channel', title: 'Blue Door', byTelegramId: 1, correlationId: 'cor_seen' } as const;
    await noteBot({ ...deps, channels }, { ...seen, botTelegramId: newBot.telegramId, chatId });
    expect(jobs.map(({ name }) => name)).toEqual(['bot.switch']);
    expect((await sql`select from channel where chat_id = ${chatId}`).length).toBe(1);
  });
});

describe('the old bot', () => {
  const untilLeaving = async () => {
    await advance();
    await advance();
    inAnHour();
  };

  test('whose token is rejected stays for the creator to remove; nothing else fails by it', async () => {
    await untilLeaving();
    channels.refuse('revokeJoinLink', 'token_rejected');
    channels.refuse('leave', 'token_rejected');
    await advance();
    expect(await standing()).toMatchObject({ step: 'done', ending: 'stays' });
  });

  test('that was removed by hand has left', async () => {
    await untilLeaving();
    channels.refuse('revokeJoinLink', 'chat_unreachable');
    channels.refuse('leave', 'chat_unreachable');
    await advance();
    expect(await standing()).toMatchObject({ step: 'done', ending: 'left' });
  });

  test('a lost answer is asked again, and comes to the same', async () => {
    await untilLeaving();
    channels.refuse('leave', 'transient');
    expect(await advance()).toMatchObject({ kind: 'retry' });
    expect((await standing())?.step).toBe('leaving');
    await advance();
    expect(await standing()).toMatchObject({ step: 'done', ending: 'left' });
  });

  test('leaves at once on the creator’s word, and not before the new one has shown that it can serve', async () => {
    await advance();
    await expect(finishSwitch(deps, of(), act())).rejects.toMatchObject({ code: 'conflict' });
    await advance();
    await finishSwitch(deps, of(), act());
    await advance();
    expect((await standing())?.step).toBe('done');
  });
});

describe('given up', () => {
  test('before anything was moved, nothing has changed', async () => {
    await abandonSwitch(deps, of(), act());
    expect(await standing()).toMatchObject({ step: 'abandoned' });
    expect(await channel()).toMatchObject({ bot_id: oldBotId(), link: oldLink });
    expect(await advance()).toEqual({ kind: 'done' });
    expect(deeds()).toEqual([]);
    switchId = await begin();
    await advance();
    expect((await standing())?.step).toBe('proving');
  });

  test('later, the old bot serves again by its link, and who was sent the new one is sent the old one', async () => {
    const buyer = await granted(false);
    await advance();
    await advance();
    await abandonSwitch(deps, of(), act());
    await abandonSwitch(deps, of(), act());
    await advance();
    expect(await channel()).toEqual({ bot_id: oldBotId(), link: oldLink, link_state: 'live' });
    expect((await world.notices(buyer)).filter((kind) => kind.startsWith('way_in'))).toHaveLength(3);
    inAnHour();
    await advance();
    expect(deeds()).toEqual(['createJoinLink new']);
  });

  test('while a step is under way, that step comes to nothing', async () => {
    channels.before('createJoinLink', () => abandonSwitch(deps, of(), act()));
    await advance();
    expect(await standing()).toMatchObject({ step: 'abandoned' });
    expect(await channel()).toMatchObject({ bot_id: oldBotId(), link: oldLink });
  });

  test('not any more once the old bot is leaving', async () => {
    await advance();
    await advance();
    inAnHour();
    channels.refuse('leave', 'transient');
    await advance();
    await expect(abandonSwitch(deps, of(), act())).rejects.toMatchObject({ code: 'conflict' });
  });
});

test('a death in the middle leaves the channel with the old bot; the next try goes through', async () => {
  channels.before('createJoinLink', () => {
    throw new Error('the process dies');
  });
  await expect(advance()).rejects.toThrow('dies');
  expect(await channel()).toMatchObject({ bot_id: oldBotId(), link: oldLink });
  expect((await standing())?.step).toBe('linking');
  await advance();
  expect(await channel()).toMatchObject({ bot_id: newBot.id, link_state: 'live' });
});

test('a look at the channel that began before the change writes nothing of what the old bot saw', async () => {
  channels.before('updateDelivery', async () => {
    await sql`update channel set bot_id = ${newBot.id} where id = ${world.shop.channel.channelId}`;
  });
  const { organisationId, channel } = world.shop;
  const looking = { organisationId, channelId: channel.channelId, correlationId: 'cor_look' };
  expect(await prepareChannel({ ...deps, channels }, looking)).toMatchObject({ kind: 'retry' });
});

test('one at a time; not to the bot that serves already, nor to one that is gone, nor to the platform’s while Stars are sold', async () => {
  await expect(begin()).rejects.toMatchObject({ code: 'conflict' });
  await abandonSwitch(deps, of(), act());
  await expect(begin(oldBotId())).rejects.toMatchObject({ code: 'conflict' });
  await sql`update bot set is_platform = true where id = ${newBot.id}`;
  await expect(begin()).rejects.toMatchObject({ code: 'conflict', message: expect.stringMatching(/Stars/) });
  await sql`update bot set is_platform = false where id = ${newBot.id}`;
  await removeBot(deps, { organisationId: world.shop.organisationId, botId: newBot.id }, act());
  await expect(begin()).rejects.toMatchObject({ code: 'not_found' });
});
