import type { Act } from '../plan/acts.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import type { Doing } from './act.ts';

/** What the creator gives to somebody who was removed by mistake. */
const daysGiven = 6;

/** What the creator does about people, and about their money with a bank. */
export const byTheCreator = {
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
} satisfies Partial<Record<Act, Doing>>;

async function block(
  stage: Stage,
  person: Person,
  money: { choice: 'none'; reason: string } | { choice: 'cancel' | 'refund' },
): Promise<boolean> {
  const subscriberId = await stage.subscriberOf(person.userId);
  if (!subscriberId) return false;
  // From now on: an answer that is lost may have been a block.
  person.blocked = true;
  await stage.world.creator.subscriber.block.mutate({ subscriberId, reason: 'spam', money });
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
