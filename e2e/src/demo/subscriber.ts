import type { ChannelView } from '@latchkey/contracts/procedures/channel';
import type { PlanView } from '@latchkey/contracts/procedures/plan';
import { createBrowser } from '../world/browser.ts';
import type { SeenMessage } from '../world/sandbox.ts';
import { waitFor } from '../world/wait-for.ts';
import type { World } from '../world/world.ts';

type Access = Awaited<ReturnType<World['developer']['access']['get']['query']>>;

/** One pretend subscriber, and what can be done and seen as them. */
export interface Subscriber {
  userId: number;
  name: string;
  /** Buys by card from the link that the bot shows. @returns the milliseconds from payment to GRANTED. */
  buyFromBot(plan: PlanView): Promise<number>;
  /** Buys by card on the web without saying who, then claims by the deep link. @returns the milliseconds from claim to GRANTED. */
  buyOnWebAndClaim(plan: PlanView): Promise<number>;
  /** Buys in Stars in the chat with the bot. @returns the milliseconds from payment to GRANTED. */
  buyInStars(plan: PlanView): Promise<number>;
  /** Opens the way in from the bot's message and waits until inside. */
  join(): Promise<void>;
  subscriptionId(): Promise<string>;
  access(): Promise<Access | null>;
  until(what: string, holds: (access: Access) => boolean): Promise<Access>;
  hears(words: RegExp): Promise<SeenMessage>;
}

export async function createSubscriber(
  world: World,
  channel: ChannelView,
  name: string,
): Promise<Subscriber> {
  const { sandbox, developer, stack } = world;
  const userId = await sandbox.person(name);
  const browser = createBrowser(stack.urls.api, stack.urls.web);
  let sessionId = '';

  const access = () =>
    developer.access.get.query({ channelId: channel.id, telegramUserId: userId }).catch(() => null);
  const until = (what: string, holds: (access: Access) => boolean) =>
    waitFor(
      `${name}: ${what}`,
      async () => {
        const found = await access();
        return found && holds(found) ? found : null;
      },
      { everyMs: 5 },
    );
  const hears = (words: RegExp) =>
    waitFor(`${name} hears ${words.source}`, async () =>
      (await sandbox.messages(userId)).findLast(
        (message) => message.from?.is_bot && words.test(message.text ?? ''),
      ),
    );
  const granted = async (): Promise<number> => {
    const startedAt = performance.now();
    await until('GRANTED', (found) => found.state === 'GRANTED');
    return performance.now() - startedAt;
  };
  const pay = async (input: Parameters<typeof browser.checkout.create.mutate>[0]) => {
    const order = await browser.checkout.create.mutate(input);
    sessionId = order.sessionId;
    await sandbox.payCheckout(sessionId);
    return order;
  };

  return {
    userId,
    name,
    access,
    until,
    hears,
    buyFromBot: async (plan) => {
      await sandbox.start(userId, `p-${plan.id}`);
      const offer = await hears(new RegExp(plan.name));
      const page = new URL(buttons(offer).find((button) => button.url?.includes('/buy/'))?.url ?? '');
      await pay({ planId: plan.id, identityToken: page.searchParams.get('identity') ?? '' });
      return granted();
    },
    buyOnWebAndClaim: async (plan) => {
      const order = await pay({ planId: plan.id });
      await waitFor(`${name}'s order is paid`, async () => {
        const { status } = await browser.checkout.status.query({ orderId: order.orderId });
        return status === 'paid' ? status : null;
      });
      const claim = await browser.claim.create.mutate({ orderId: order.orderId });
      await sandbox.open(userId, claim.deepLink);
      return granted();
    },
    buyInStars: async (plan) => {
      await sandbox.start(userId, `p-${plan.id}`);
      const offer = await hears(new RegExp(plan.name));
      const stars = buttons(offer).find((button) => button.callback_data);
      await sandbox.press(userId, offer.message_id, stars?.callback_data ?? '');
      const invoice = await waitFor(`${name}'s invoice`, async () => {
        const urls = (await sandbox.messages(userId)).flatMap(buttons).map((button) => button.url ?? '');
        return urls.findLast((url) => url.includes('$'));
      });
      await sandbox.payStars(userId, invoice);
      return granted();
    },
    join: async () => {
      const message = await hears(/way into|asked to join|Ask to join/i);
      const link = buttons(message).find((button) => button.url?.includes('t.me/+'))?.url ?? '';
      await sandbox.open(userId, link);
      await until('inside', (found) => found.joinedAt !== null);
    },
    subscriptionId: async () => {
      const session = (await fetchSession(
        stack.env.STRIPE_API_BASE ?? '',
        stack.env,
        world.seeded.stripeAccount.account,
        sessionId,
      )) as {
        subscription: string;
      };
      return session.subscription;
    },
  };
}

function buttons(message: SeenMessage) {
  return message.reply_markup?.inline_keyboard?.flat() ?? [];
}

async function fetchSession(
  base: string,
  env: Readonly<Record<string, string>>,
  account: string,
  sessionId: string,
): Promise<unknown> {
  const response = await fetch(`${base}/v1/checkout/sessions/${sessionId}`, {
    headers: { authorization: `Bearer ${env.STRIPE_SECRET_KEY}`, 'stripe-account': account },
  });
  return response.json();
}
