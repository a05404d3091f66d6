import { readEnvironment } from '@latchkey/runtime/read-environment';
import { type SeedEnvironment, seedEnvironment } from '@latchkey/stack/seed/seed-environment';
import { type SeededOrganisation, seedOrganisation } from '@latchkey/stack/seed/seed-organisation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, createApi } from '../world/api.ts';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { settled } from '../world/settle.ts';
import { startSecond } from '../world/start-second.ts';
import { waitFor } from '../world/wait-for.ts';

const token = '7000000001:AAsecond-bot-of-the-emulated-telegram';
let world: TestWorld;
let second: SeededOrganisation;
let developer: Api;
let bot: { stop(): Promise<unknown> };

/** A second creator on the same installation, with a bot and a channel of their own. */
beforeAll(async () => {
  world = await openWorld();
  await world.sandbox.telegram('bots', { token });
  const env = {
    ...world.stack.env,
    TELEGRAM_BOT_TOKEN: token,
    // The sample's credentials are made from it.
    AUTH_SECRET: 'of the second organisation, for its credentials',
    SEED_CREATOR_EMAIL: 'second@example.com',
    SEED_CREATOR_TELEGRAM_ID: '5000002',
    SEED_CHAT_TITLE: 'Second Letters',
  };
  second = await seedOrganisation(readEnvironment(seedEnvironment, env) as SeedEnvironment);
  developer = createApi(world.stack.urls.api, { authorization: `Bearer ${second.creator.apiKey}` });
  bot = await startSecond(world, 'bot', { TELEGRAM_BOT_TOKEN: token });
});
afterAll(async () => {
  await bot?.stop();
  await world?.stop();
});

const chatsOf = async (api: Api) => (await api.channel.list.query({})).map((channel) => channel.chatId);

test('hard case 39: a chat that one organisation sells is not connected to a second one', async () => {
  const { sandbox, seeded } = world;
  const own = seeded.channel.chatId;
  await sandbox.telegram(`chats/${own}/members`, {
    userId: second.creator.telegramUserId,
    status: 'administrator',
    rights: { can_invite_users: true, can_restrict_members: true },
  });
  const place = (chatId: number, name: string) =>
    sandbox.telegram(`chats/${chatId}/bot`, {
      bot: name,
      by: second.creator.telegramUserId,
      status: 'administrator',
      rights: { can_invite_users: true, can_restrict_members: true },
    });
  // A chat that nobody sells is connected by the same means: so it is not the means that fail.
  const free = await sandbox.channel(second.creator.telegramUserId, 'Nobody sells this');
  await place(free, seeded.bot.username);
  await place(free, second.bot.username);
  await place(own, second.bot.username);
  await waitFor('the free chat to be connected', async () =>
    (await chatsOf(developer)).includes(String(free)) ? true : null,
  );
  await settled(world);
  expect(await chatsOf(developer)).not.toContain(String(own));
  expect(await chatsOf(world.developer)).toContain(String(own));
  expect(await chatsOf(world.developer)).not.toContain(String(free));
});

test('a key of one organisation neither sees nor sells anything of another', async () => {
  const ada = await createBuyer(world);
  await ada.buy(world.seeded.plans.monthly.id);
  await ada.granted();
  const mine = await ada.access();
  const { organisationId } = world.seeded;
  expect((await developer.access.list.query({})).items).toEqual([]);
  await expect(
    developer.access.get.query({ accessId: mine?.id as NonNullable<typeof mine>['id'] }),
  ).rejects.toThrow();
  await expect(developer.access.list.query({ organisationId })).rejects.toThrow();
  await expect(
    developer.checkout.create.mutate({ planId: world.seeded.plans.monthly.id, telegramUserId: ada.userId }),
  ).rejects.toThrow();
});
