import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { rowsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { waitFor } from '../world/wait-for.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const channels = () => world.creator.channel.list.query({});
const rights = { can_invite_users: true, can_restrict_members: true };

/** A basic group of the creator's, connected by the product's own means. */
async function connectGroup(title: string) {
  const { creator, sandbox, seeded } = world;
  const links = await creator.channel.connectLinks.mutate({});
  const { telegramUserId: ownerId } = seeded.creator;
  await sandbox.open(ownerId, links.linkTelegram);
  await waitFor('the bot to know the creator', async () =>
    (await sandbox.messages(ownerId)).find((message) => message.from?.is_bot),
  );
  const { id: chatId } = await sandbox.telegram<{ id: number }>('chats', { type: 'group', title, ownerId });
  await sandbox.addBot(chatId, ownerId, rights);
  const channel = await waitFor('the group with a live way in', async () =>
    (await channels()).find((one) => one.chatId === String(chatId) && one.linkState === 'live'),
  );
  return { chatId, channel };
}

test('hard case 13: the group becomes a supergroup: new id, new link, and whoever is missing is invited again', async () => {
  const { creator, developer, sandbox } = world;
  const { chatId, channel } = await connectGroup('Evening Group');
  expect(channel.kind).toBe('group');
  const newPlan = {
    name: 'Evening Group, monthly',
    interval: 'month' as const,
    channelIds: [channel.id],
    price: { amountMinor: '900', currency: 'EUR' },
  };
  await expect(creator.plan.create.mutate(newPlan)).rejects.toThrow(/basic group/);
  // On sale since before that was refused: only so can a group with payers in it become a supergroup.
  await rowsOf(world, `update channel set kind = 'supergroup' where id = '${channel.id}'`);
  const plan = await creator.plan.create.mutate(newPlan);

  const [ada, ben] = [await createBuyer(world), await createBuyer(world)];
  const access = async (telegramUserId: number) =>
    (await developer.access.list.query({ channelId: channel.id, telegramUserId })).items[0];
  for (const buyer of [ada, ben]) {
    await buyer.buy(plan.id);
    await waitFor('the access', async () =>
      (await access(buyer.userId))?.state === 'GRANTED' ? true : null,
    );
    await buyer.hears(/way into/);
  }
  const oldLink = (await access(ada.userId))?.wayIn ?? '';
  // Telegram tells no bot of requests to join a basic group: the creator has let her in.
  await sandbox.telegram(`chats/${chatId}/members`, { userId: ada.userId, status: 'member' });
  await waitFor('Ada to be inside', async () => ((await access(ada.userId))?.joinedAt ? true : null));

  const { id: newId } = await sandbox.telegram<{ id: number }>(`chats/${chatId}/migrate`, {});
  const moved = await waitFor('the channel to have moved', async () =>
    (await channels()).find((one) => one.id === channel.id && one.chatId === String(newId)),
  );
  expect(moved.kind).toBe('supergroup');
  const message = await ben.hears(/has moved/);
  const link = message.reply_markup?.inline_keyboard?.[0]?.[0]?.url ?? '';
  expect(link).not.toBe(oldLink);
  expect((await sandbox.open(ben.userId, oldLink)).outcome).toBe('link-expired');
  await sandbox.open(ben.userId, link);
  await waitFor('Ben to be inside', async () => ((await access(ben.userId))?.joinedAt ? true : null));
  await settled(world);
  expect(await sandbox.membership(newId, ben.userId)).toBe('member');
  expect(await sandbox.membership(newId, ada.userId)).toBe('member');
  expect(await ada.heard(/has moved/)).toHaveLength(0);
  expect(await ben.heard(/has moved/)).toHaveLength(1);
  expect((await channels()).filter((one) => one.title === 'Evening Group')).toHaveLength(1);
});
