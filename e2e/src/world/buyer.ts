import { createSubscriber, type Subscriber } from '../demo/subscriber.ts';
import type { SellingWorld } from './open-world.ts';
import type { SeenMessage } from './sandbox.ts';
import { stripeOf } from './stripe.ts';
import { waitFor } from './wait-for.ts';

/** A subscriber whose purchases are opened by the organisation's own key, the shortest way to a payment. */
export interface Buyer extends Subscriber {
  /** Opens a Checkout for this person. @returns the session's id */
  open(planId: string): Promise<{ orderId: string; sessionId: string }>;
  /** Opens a Checkout and pays it. Does not wait for anything that follows. */
  buy(
    planId: string,
    how?: { card?: string; email?: string },
  ): Promise<{ orderId: string; sessionId: string }>;
  /** The subscription a session led to. */
  subscriptionOf(sessionId: string): Promise<string>;
  granted(): Promise<void>;
  revoked(): Promise<void>;
  /** Buys, is let in, and is inside. @returns the subscription's id */
  enter(planId: string): Promise<string>;
  /** What the bot has said to this person. */
  heard(words: RegExp): Promise<SeenMessage[]>;
  /** States of the access from its birth on. */
  states(): Promise<string[]>;
  /** How Telegram says that the person stands in the channel. */
  inChat(): Promise<string>;
  /** Opens the channel's link and asks to join. */
  ask(): Promise<{ outcome: string }>;
  /** Asks to join and waits until the request is answered with no. */
  turnedAway(): Promise<void>;
}

let serial = 0;

/** A person who has pressed Start in the chat with the bot (`stranger`: has not). */
export async function createBuyer(
  world: SellingWorld,
  { name = `Buyer ${++serial}`, stranger = false }: { name?: string; stranger?: boolean } = {},
): Promise<Buyer> {
  const { sandbox, developer, seeded, channel } = world;
  const subscriber = await createSubscriber(world, channel, name);
  const { userId } = subscriber;
  if (!stranger) {
    await sandbox.start(userId);
    await subscriber.hears(/./);
  }

  const open = (planId: string) =>
    developer.checkout.create.mutate({ planId: planId as never, telegramUserId: userId });
  const buy: Buyer['buy'] = async (planId, { card = '4242424242424242', email } = {}) => {
    const order = await open(planId);
    await sandbox.stripe(`checkout/${order.sessionId}/pay`, {
      card,
      email: email ?? `${name.toLowerCase().replaceAll(' ', '-')}@example.com`,
    });
    return order;
  };
  const subscriptionOf = async (sessionId: string) => {
    const session = await stripeOf(world).checkout.sessions.retrieve(sessionId, undefined, {
      stripeAccount: seeded.stripeAccount.account,
    });
    return String(session.subscription);
  };
  const granted = async () => void (await subscriber.until('GRANTED', (found) => found.state === 'GRANTED'));
  const ask = async () => sandbox.open(userId, await linkOf(world));
  const inChat = () => sandbox.membership(seeded.channel.chatId, userId);

  return {
    ...subscriber,
    open,
    buy,
    subscriptionOf,
    granted,
    ask,
    revoked: async () => void (await subscriber.until('REVOKED', (found) => found.state === 'REVOKED')),
    enter: async (planId) => {
      const { sessionId } = await buy(planId);
      await granted();
      await ask();
      await subscriber.until('inside', (found) => found.joinedAt !== null);
      return subscriptionOf(sessionId);
    },
    heard: async (words) =>
      (await sandbox.messages(userId)).filter(
        (message) => message.from?.is_bot && words.test(message.text ?? ''),
      ),
    states: async () => ((await subscriber.access())?.history ?? []).map((move) => move.to),
    inChat,
    turnedAway: async () => {
      await ask();
      await waitFor(`${name} to be turned away`, async () => {
        const { requests } = await sandbox.telegram<{ requests: { userId: number }[] }>(
          `chats/${seeded.channel.chatId}`,
        );
        return requests.some((request) => request.userId === userId) ? null : true;
      });
      if ((await inChat()) !== 'left') throw new Error(`${name} was let in`);
    },
  };
}

/** The channel's join-request link, as Telegram has it. */
function linkOf({ sandbox, seeded }: SellingWorld): Promise<string> {
  return waitFor('the link of the channel', async () => {
    const chat = await sandbox.telegram<{
      links: { url: string; createsJoinRequest: boolean; isRevoked: boolean }[];
    }>(`chats/${seeded.channel.chatId}`);
    return chat.links.find((link) => link.createsJoinRequest && !link.isRevoked)?.url;
  });
}
