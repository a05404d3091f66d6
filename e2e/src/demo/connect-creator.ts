import type { ChannelView } from '@latchkey/contracts/procedures/channel';
import type { PlanView } from '@latchkey/contracts/procedures/plan';
import { waitFor } from '../world/wait-for.ts';
import type { World } from '../world/world.ts';
import type { Timeline } from './timeline.ts';

/** A creator's way to a plan on sale: Stripe, Telegram identity, channel, plan. All by the product's own procedures. */
export async function connectCreator(
  world: World,
  timeline: Timeline,
): Promise<{ channel: ChannelView; plan: PlanView }> {
  const { creator, sandbox, seeded } = world;
  const account = await creator.stripeAccount.refresh.mutate({});
  timeline.step(`creator connected: ${account.account} may charge: ${account.ready}`);

  const links = await creator.channel.connectLinks.mutate({});
  const { telegramUserId } = seeded.creator;
  await sandbox.open(telegramUserId, links.linkTelegram);
  const chatId = await sandbox.channel(telegramUserId, 'Evening Letters');
  await linked(world);
  await sandbox.addBot(chatId, telegramUserId);
  const channel = await waitFor('the channel with a live way in', async () => {
    const channels = await creator.channel.list.query({});
    return channels.find((one) => one.chatId === String(chatId) && one.linkState === 'live');
  });
  timeline.step(`channel connected: ${channel.title}, its join-request link is live`);

  const plan = await creator.plan.create.mutate({
    name: 'Evening Letters, monthly',
    interval: 'month',
    channelIds: [channel.id],
    price: { amountMinor: '900', currency: 'EUR' },
    stars: 450,
  });
  timeline.step(`plan on sale: ${plan.name}, 9.00 EUR or 450 Stars a month`);
  return { channel, plan };
}

/** The bot's answer shows that the creator's Telegram account is known now. */
async function linked({ sandbox, seeded }: World): Promise<void> {
  await waitFor("the bot's answer to the creator", async () => {
    const messages = await sandbox.messages(seeded.creator.telegramUserId);
    return messages.find((message) => message.from?.is_bot);
  });
}
