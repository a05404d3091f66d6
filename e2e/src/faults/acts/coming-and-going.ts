import type { Act } from '../plan/acts.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import type { Doing } from './act.ts';

/** How often somebody asks to join: who was turned away before the payment was known asks again in the next step. */
const patience = 3;

/** What people do in Telegram besides paying. */
export const comingAndGoing = {
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
} satisfies Partial<Record<Act, Doing>>;

async function setBlocked({ world }: Stage, person: Person, blocked: boolean): Promise<boolean> {
  const { sandbox, seeded } = world;
  const path = `users/${person.userId}/${blocked ? 'block' : 'unblock'}`;
  await sandbox.telegram(path, { bot: seeded.bot.username });
  return true;
}
