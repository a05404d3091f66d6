import type { Role } from '@latchkey/contracts/permissions';
import { mintMember } from '@latchkey/db/testing/factories/mint-member';
import { mintChatId, mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import type { Shop } from '@latchkey/db/testing/factories/mint-shop';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld } from '../../test/open-world.ts';
import { createTestChannels } from '../../test/test-channels.ts';
import { type BotSeen, noteBot } from './note-bot.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database } = world;
const { db, sql } = database;
let channels = createTestChannels();
let creator = 0;
let chatId = 0;

beforeEach(async () => {
  await world.renew();
  channels = createTestChannels();
  creator = mintTelegramId();
  chatId = mintChatId();
  channels.admins.add(creator);
});

const seen = (differs: Partial<BotSeen> = {}) =>
  noteBot(
    { ...world.deps, channels },
    {
      botTelegramId: world.shop.botTelegramId,
      chatId,
      kind: 'channel',
      title: 'Red Door',
      byTelegramId: creator,
      correlationId: 'cor_bot',
      ...differs,
    },
  );
const link = (shop: Shop, role: Role = 'owner', telegramId: number | null = creator) =>
  mintMember(db, shop.organisationId, { at: clock.now(), role, telegramId });
const connected = async (id = chatId) => {
  const rows = await sql<{ organisation_id: string; due_at: string | null }[]>`
    select organisation_id, title, kind, link_state, due_at from channel where chat_id = ${id} order by created_at`;
  return rows.map((row) => ({ ...row, due_at: row.due_at && new Date(row.due_at) }));
};

describe('a chat that nobody sells', () => {
  test('is connected by an admin of it who is linked to an organisation of the bot, and then prepared', async () => {
    await link(world.shop);
    expect(await seen()).toEqual({ kind: 'done' });
    const { organisationId } = world.shop;
    expect(await connected()).toEqual([
      {
        organisation_id: organisationId,
        title: 'Red Door',
        kind: 'channel',
        link_state: 'none',
        due_at: clock.in({ seconds: 15 }),
      },
    ]);
    expect(world.jobs).toMatchObject([{ name: 'channel.prepare', payload: { organisationId } }]);
    expect(
      await sql`select from audit where action = 'channel.connect' and correlation_id = 'cor_bot'`,
    ).toHaveLength(1);
  });

  test('seen twice at the same moment: one channel', async () => {
    await link(world.shop);
    await Promise.all([seen(), seen()]);
    expect(await connected()).toHaveLength(1);
    expect(world.jobs.every(({ name }) => name === 'channel.prepare')).toBe(true);
  });

  const strangers: [string, () => Promise<unknown>][] = [
    ['linked to nothing', async () => {}],
    ['who has an account but has not linked Telegram', () => link(world.shop, 'owner', null)],
    ['who may not connect channels', () => link(world.shop, 'support')],
    [
      'linked to an organisation that another bot serves',
      async () => {
        const { botTelegramId } = world.shop;
        await world.renew();
        await link(world.shop);
        world.shop = { ...world.shop, botTelegramId };
      },
    ],
    [
      'linked, but no admin of the chat',
      async () => {
        await link(world.shop);
        channels.admins.clear();
      },
    ],
  ];
  test.each(strangers)('somebody %s is ignored', async (_name, prepare) => {
    await prepare();
    world.jobs.length = 0;
    expect(await seen()).toEqual({ kind: 'done' });
    expect([await connected(), world.jobs]).toEqual([[], []]);
  });

  test.each([
    ['rate_limited', { kind: 'wait', delayMs: 7_000 }],
    ['transient', { kind: 'retry' }],
    ['chat_unreachable', { kind: 'done' }],
  ] as const)(
    'Telegram does not say who administers it (%s): not connected on a guess',
    async (kind, outcome) => {
      await link(world.shop);
      channels.refuse('administers', kind);
      expect(await seen()).toMatchObject(outcome);
      expect(await connected()).toEqual([]);
    },
  );
});

describe('hard case 39: a chat that another organisation sells', () => {
  let first: Shop;
  beforeEach(async () => {
    first = world.shop;
    chatId = first.channel.chatId;
    await world.renew();
    await link(world.shop);
    world.jobs.length = 0;
  });

  const told = async () => {
    const rows = await sql<{ organisation_id: string; subject: string; open: boolean }[]>`
      select organisation_id, subject, closed_at is null as open from alert where kind = 'chat_taken' and subject = ${String(chatId)}`;
    return rows.map((row) => ({ ...row }));
  };

  test('is not connected a second time by an own bot of the second one, and those of the second are told', async () => {
    expect(await seen()).toEqual({ kind: 'done' });
    expect((await connected()).map((row) => row.organisation_id)).toEqual([first.organisationId]);
    const { organisationId } = world.shop;
    expect(world.jobs).toMatchObject([{ name: 'alert.tell', payload: { organisationId } }]);
    expect(await told()).toEqual([{ organisation_id: organisationId, subject: String(chatId), open: true }]);
  });

  test('tried again and again: told once', async () => {
    await seen();
    await seen();
    expect(await told()).toHaveLength(1);
    expect(world.jobs).toHaveLength(1);
  });

  test('somebody who does not administer the chat learns nothing of it', async () => {
    channels.admins.clear();
    await seen();
    expect(await told()).toEqual([]);
  });

  test('nor by the bot of the platform that serves both: the first one is looked at', async () => {
    const { botTelegramId } = world.shop;
    await sql`update bot set is_platform = true, telegram_id = ${botTelegramId} where id in ${sql([first.botId, world.shop.botId])}`;
    await seen();
    expect((await connected()).map((row) => row.organisation_id)).toEqual([first.organisationId]);
    const { organisationId } = world.shop;
    expect(world.jobs).toMatchObject([
      { name: 'channel.prepare', payload: { organisationId: first.organisationId } },
      { name: 'alert.tell', payload: { organisationId } },
    ]);
    expect(await told()).toMatchObject([{ organisation_id: organisationId }]);
  });

  test('nor is an organisation told of a chat that another bot of its own serves', async () => {
    const { botTelegramId } = world.shop;
    await sql`update channel set chat_id = ${mintChatId()} where chat_id = ${chatId}`;
    await sql`update channel set chat_id = ${chatId} where id = ${world.shop.channel.channelId}`;
    await sql`insert into bot (organisation_id, id, telegram_id, username, token_variable, created_at)
      select organisation_id, id || '_2', telegram_id + 1, username, token_variable, created_at from bot where id = ${world.shop.botId}`;
    await seen({ botTelegramId: botTelegramId + 1 });
    expect([await told(), world.jobs]).toEqual([[], []]);
  });

  test('who works for both is not told of what is their own', async () => {
    const { botTelegramId } = world.shop;
    await sql`update bot set is_platform = true, telegram_id = ${botTelegramId} where id in ${sql([first.botId, world.shop.botId])}`;
    await link(first);
    await seen();
    expect([await told(), channels.calls]).toEqual([[], []]);
  });

  test('is free once the first one has disconnected it', async () => {
    await seen();
    await sql`update channel set disconnected_at = now() where id = ${first.channel.channelId}`;
    await seen();
    expect((await connected()).map((row) => row.organisation_id)).toContain(world.shop.organisationId);
    expect(await told()).toMatchObject([{ open: false }]);
  });
});

describe('a chat that is sold', () => {
  test('is looked at again whoever changed the rights; a lost job is found by the sweep', async () => {
    const { channelId, chatId: sold } = world.shop.channel;
    expect(await seen({ chatId: sold, byTelegramId: mintTelegramId() })).toEqual({ kind: 'done' });
    expect(world.jobs).toMatchObject([{ name: 'channel.prepare', payload: { channelId } }]);
    expect(await connected(sold)).toMatchObject([{ due_at: clock.in({ seconds: 15 }) }]);
    expect(channels.calls).toEqual([]);
  });

  test('by its former id too', async () => {
    await sql`update channel set former_chat_ids = array[-777]::bigint[] where id = ${world.shop.channel.channelId}`;
    await seen({ chatId: -777 });
    expect(world.jobs.map(({ name }) => name)).toEqual(['channel.prepare']);
  });
});
