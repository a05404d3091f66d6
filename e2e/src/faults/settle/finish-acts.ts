import { setTimeout as sleep } from 'node:timers/promises';
import { delivered } from '../../world/settle.ts';
import type { Act } from '../plan/acts.ts';
import { doWhatCanBeDone } from '../run/do-what-can-be-done.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';

/** What is only done in a moment that may never come, and was tried in every step. */
const ofAMoment: ReadonlySet<Act> = new Set(['recoverWhenLeaving', 'undoRemoval']);

const finishWithinMs = 60_000;
/** Longer than a dead process keeps others off what it was at. */
const hopelessAfterMs = 15_000;

/**
 * What people have not managed yet, they go on trying, for a while; not when nobody has got anywhere for long.
 *
 * @returns what they gave up: who paid in vain by it is found when all is compared
 */
export async function finishActs(stage: Stage, people: readonly Person[]): Promise<string[]> {
  for (const person of people) person.toDo = person.toDo.filter((act) => !ofAMoment.has(act));
  const giveUpAt = performance.now() + finishWithinMs;
  const busy = () => people.filter((person) => person.toDo.length > 0);
  const open = () => people.reduce((sum, { toDo }) => sum + toDo.length, 0);
  for (
    let before = open(), movedAt = performance.now();
    busy().length > 0 && performance.now() < Math.min(giveUpAt, movedAt + hopelessAfterMs);
    await sleep(500)
  ) {
    await doWhatCanBeDone(stage, busy());
    if (open() < before) movedAt = performance.now();
    before = open();
  }
  await delivered(stage.world);
  await stage.post.deliver(-1);
  await stage.post.delivered();
  return busy().map(
    (person) => `${person.history.kind} ${person.userId}: ${person.toDo.splice(0).join(', ')}`,
  );
}
