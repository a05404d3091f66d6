import { act } from '../acts/act.ts';
import { inParallel } from './in-parallel.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

/** Each in their order, as far as it goes: who has not bought yet does not join. */
export async function doWhatCanBeDone(stage: Stage, people: readonly Person[]): Promise<void> {
  const busy = people.filter((person) => person.toDo.length > 0);
  await inParallel(busy, 24, async (person) => {
    for (let next = person.toDo[0]; next !== undefined; next = person.toDo[0]) {
      if (!(await act(stage, person, next))) return;
      person.toDo.shift();
    }
  });
}
