import { setTimeout as sleep } from 'node:timers/promises';
import type { Act } from '../plan/acts.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import type { Doing } from './act.ts';

/** So long it is waited, in each step, for a removal to begin. */
const leavingWithinMs = 800;
/** Before Telegram is asked to remove somebody, the provider is asked once more. */
const removalBeginsMs = 600;

/** What becomes of subscriptions: at Stripe, and at Telegram for those in Stars. */
export const renewals = {
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
} satisfies Partial<Record<Act, Doing>>;

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
