import { setTimeout as sleep } from 'node:timers/promises';
import { createBrowser } from '../../world/browser.ts';
import type { Act } from '../plan/history-kinds.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

/**
 * Does one act of a history. People do not know what is broken: what cannot be done now they try again later.
 *
 * @returns whether it is done
 */
export async function act(stage: Stage, person: Person, what: Act): Promise<boolean> {
  try {
    return await acts[what](stage, person);
  } catch {
    return false;
  }
}

/** How often somebody asks to join: who was turned away before the payment was known asks again in the next step. */
const patience = 3;

/** So long it is waited, in each step, for a removal to begin. */
const leavingWithinMs = 800;
/** Before Telegram is asked to remove somebody, the provider is asked once more. */
const removalBeginsMs = 600;

/** What the creator gives to somebody who was removed by mistake. */
const daysGiven = 6;

type Doing = (stage: Stage, person: Person) => Promise<boolean>;

const acts: Record<Act, Doing> = {
  buy: (stage, person) => buy(stage, person, stage.world.seeded.plans.monthly.id),
  buyTrial: (stage, person) => buy(stage, person, stage.world.seeded.plans.trial.id),
  buyOnce: (stage, person) => buy(stage, person, stage.world.seeded.plans.oneTime.id),
  buyOnWeb: async ({ world }, person) => {
    const browser = createBrowser(world.stack.urls.api, world.stack.urls.web);
    const order = await browser.checkout.create.mutate({ planId: world.seeded.plans.monthly.id });
    await pay(world, person, order.sessionId);
    person.web = { browser, orderId: order.orderId, deepLink: null };
    return true;
  },
  claim: async (stage, person) => {
    if (!person.web) return false;
    person.web.deepLink ??= (
      await person.web.browser.claim.create.mutate({ orderId: person.web.orderId as never })
    ).deepLink;
    if (await stage.subscriberOf(person.userId)) return true;
    await stage.world.sandbox.open(person.userId, person.web.deepLink);
    return false;
  },
  buyInStars,
  abandonCheckout: async ({ world }, person) => {
    await open(world, person, world.seeded.plans.monthly.id);
    return true;
  },
  join: async ({ world, link }, person) => {
    const { outcome } = await world.sandbox.open(person.userId, link);
    person.asked += 1;
    if (outcome !== 'already-member' && person.asked < patience) return false;
    person.asked = 0;
    return true;
  },
  leave: async ({ world }, person) => {
    await world.sandbox.leave(person.userId, world.seeded.channel.chatId).catch(() => {});
    return true;
  },
  block: (stage, person) => setBlocked(stage, person, true),
  unblock: (stage, person) => setBlocked(stage, person, false),
  strangerTries: async ({ world, link }, person) => {
    person.strangerId ??= await world.sandbox.person(`Stranger ${person.history.index}`);
    await world.sandbox.open(person.strangerId, link);
    return true;
  },
  look: async ({ world }, person) => {
    await world.sandbox.start(person.userId);
    return true;
  },
  cancelStars: async ({ world }, { userId }) => {
    const { subscriptions } = await world.creator.stars.ofPerson.query({ telegramUserId: userId });
    const [first] = subscriptions;
    if (!first) return false;
    await world.creator.stars.cancel.mutate({ subscriptionId: first.id });
    return true;
  },
  cancelStarsInTelegram: async ({ world }, { userId }) => {
    const [first] = await world.sandbox.telegram<{ id: string }[]>(`users/${userId}/subscriptions`);
    if (!first) return false;
    await world.sandbox.telegram(`subscriptions/${first.id}`, { action: 'cancel' });
    return true;
  },
  supportBlocks: (stage, person) => block(stage, person, { choice: 'none', reason: 'to be talked about' }),
  supportBans: (stage, person) => block(stage, person, { choice: 'cancel' }),
  supportBansAndRefunds: (stage, person) => block(stage, person, { choice: 'refund' }),
  undoRemoval,
  supportUnblocks: async (stage, person) => {
    const subscriberId = await stage.subscriberOf(person.userId);
    if (!subscriberId) return false;
    for (const { id, liftedAt } of await stage.world.creator.subscriber.blocks.query({ subscriberId }))
      if (!liftedAt) await stage.world.creator.subscriber.unblock.mutate({ blockId: id, reason: 'sorry' });
    person.blocked = false;
    return true;
  },
  refund: (stage, person) => refund(stage, person),
  refundPart: (stage, person) => refund(stage, person, '100'),
  dispute: async ({ world }, { subscriptions, money }) => {
    const [first] = subscriptions;
    if (first === undefined) return false;
    money.disputeId = ((await world.sandbox.stripe(`subscriptions/${first}/dispute`)) as { id: string }).id;
    return true;
  },
  winDispute: (stage, person) => closeDispute(stage, person, 'won'),
  loseDispute: (stage, person) => closeDispute(stage, person, 'lost'),
  failNext: (stage, person) => onSubscription(stage, person, 'fail-next', { how: 'decline' }),
  recover: (stage, person) => onSubscription(stage, person, 'recover'),
  recoverWhenLeaving: async (stage, person) => {
    for (
      const giveUpAt = performance.now() + leavingWithinMs;
      performance.now() < giveUpAt;
      await sleep(50)
    ) {
      const state = await stage.stateOf(person.userId);
      if (state !== 'REVOKE_PENDING' && state !== 'REVOKED') continue;
      await sleep(removalBeginsMs);
      return onSubscription(stage, person, 'recover');
    }
    return false;
  },
  cancelNow: (stage, person) => onSubscription(stage, person, 'cancel', { when: 'now' }),
  cancelAtEnd: (stage, person) => onSubscription(stage, person, 'cancel', { when: 'period_end' }),
  uncancel: (stage, person) => onSubscription(stage, person, 'uncancel'),
};

type World = Stage['world'];

async function block(
  stage: Stage,
  person: Person,
  money: { choice: 'none'; reason: string } | { choice: 'cancel' | 'refund' },
): Promise<boolean> {
  const subscriberId = await stage.subscriberOf(person.userId);
  if (!subscriberId) return false;
  await stage.world.creator.subscriber.block.mutate({ subscriberId, reason: 'spam', money });
  person.blocked = true;
  return true;
}

/** By the creator, who gives some days for nothing. */
async function undoRemoval({ world, accessOf }: Stage, person: Person): Promise<boolean> {
  const accessId = await accessOf(person.userId);
  if (!accessId) return false;
  const given = { accessId, reason: 'a mistake', days: daysGiven };
  const { undone, until } = await world.creator.access.undoRemoval.mutate(given);
  if (undone && until !== null) person.givenUntil = Date.parse(until);
  return undone;
}

/** By the creator, once, of the newest payment. */
async function refund({ world }: Stage, person: Person, amountMinor?: string): Promise<boolean> {
  const { orderId } = person.money;
  if (!orderId) return false;
  const { items } = await world.creator.payment.list.query({ orderId: orderId as never });
  const [newest] = items;
  if (!newest) return false;
  await world.creator.payment.refund.mutate({
    paymentId: newest.id,
    idempotencyKey: `refund-${orderId}`,
    ...(amountMinor === undefined ? {} : { amountMinor }),
  });
  return true;
}

async function closeDispute({ world }: Stage, { money }: Person, result: 'won' | 'lost'): Promise<boolean> {
  if (money.disputeId === null) return false;
  await world.sandbox.stripe(`disputes/${money.disputeId}/close`, { result });
  return true;
}

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

/** On the first of the person's subscriptions; what Stripe refuses (nothing open, ended already) has no effect. */
async function onSubscription(
  { world }: Stage,
  { subscriptions }: Person,
  what: string,
  body: object = {},
): Promise<boolean> {
  const [first] = subscriptions;
  if (first === undefined) return false;
  await world.sandbox.stripe(`subscriptions/${first}/${what}`, body).catch(() => {});
  return true;
}

async function setBlocked({ world }: Stage, person: Person, blocked: boolean): Promise<boolean> {
  const { sandbox, seeded } = world;
  const path = `users/${person.userId}/${blocked ? 'block' : 'unblock'}`;
  await sandbox.telegram(path, { bot: seeded.bot.username });
  return true;
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
