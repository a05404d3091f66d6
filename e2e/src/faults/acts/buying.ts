import { createBrowser } from '../../world/browser.ts';
import type { World } from '../../world/world.ts';
import type { Act } from '../plan/acts.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import type { Doing } from './act.ts';

/** What people buy, by card and in Stars. */
export const buying = {
  buy: (stage, person) => buy(stage, person, stage.world.seeded.plans.monthly.id),
  buyTrial: (stage, person) => buy(stage, person, stage.world.seeded.plans.trial.id),
  buyOnce: (stage, person) => buy(stage, person, stage.world.seeded.plans.oneTime.id),
  buyOnWeb: async ({ world }, person) => {
    const browser = createBrowser(world.stack.urls.api, world.stack.urls.web);
    const order = await browser.checkout.create.mutate({ planId: world.seeded.plans.monthly.id });
    await pay(world, person, order.sessionId);
    person.web = { browser, orderId: order.orderId };
    return true;
  },
  claim: async (stage, person) => {
    if (!person.web) return false;
    if (await stage.subscriberOf(person.userId)) return true;
    // A new one each time: the last one may have run out since.
    const { deepLink } = await person.web.browser.claim.create.mutate({
      orderId: person.web.orderId as never,
    });
    await stage.world.sandbox.open(person.userId, deepLink);
    return false;
  },
  buyInStars,
  abandonCheckout: async ({ world }, person) => {
    await open(world, person, world.seeded.plans.monthly.id);
    return true;
  },
} satisfies Partial<Record<Act, Doing>>;

async function buy({ world }: Stage, person: Person, planId: string): Promise<boolean> {
  await pay(world, person, await open(world, person, planId));
  return true;
}

async function open({ developer }: World, person: Person, planId: string): Promise<string> {
  const order = await developer.checkout.create.mutate({
    planId: planId as never,
    telegramUserId: person.userId,
  });
  person.money.orderId = order.orderId;
  return order.sessionId;
}

async function pay({ sandbox }: World, person: Person, sessionId: string): Promise<void> {
  const email = `person-${person.history.index}@example.com`;
  const paid = (await sandbox.stripe(`checkout/${sessionId}/pay`, { card: '4242424242424242', email })) as {
    session: { subscription: string | null };
  };
  if (paid.session.subscription) person.subscriptions.push(paid.session.subscription);
  else person.purchases.push(sessionId);
}

/**
 * In the chat with the bot, as far as it answers: the offer, its button, the invoice, the payment. Who is told that it
 * cannot be paid begins again.
 */
async function buyInStars({ world, starsPlan }: Stage, person: Person): Promise<boolean> {
  const { sandbox } = world;
  const { userId, stars } = person;
  if (stars.paying) return false;
  const mine = await sandbox.telegram<unknown[]>(`users/${userId}/subscriptions`);
  if (mine.length > 0) return true;
  const messages = await sandbox.messages(userId);
  const buttons = messages.slice(stars.from).flatMap((message) =>
    (message.reply_markup?.inline_keyboard?.flat() ?? []).map((button) => ({
      ...button,
      of: message.message_id,
    })),
  );
  const invoice = buttons.findLast((button) => button.url?.includes('$'))?.url;
  const choice = buttons.findLast((button) => button.callback_data);
  if (invoice) {
    stars.paying = true;
    const pay = sandbox.telegram<{ paid: boolean }>(`users/${userId}/pay`, { link: invoice });
    void pay
      .then(
        ({ paid }) => paid,
        () => false,
      )
      .then((paid) => {
        stars.paying = false;
        if (!paid) stars.from = messages.length;
      });
  } else if (choice) await sandbox.press(userId, choice.of, choice.callback_data ?? '');
  else await sandbox.start(userId, `p-${starsPlan}`);
  return false;
}
