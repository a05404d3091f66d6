import type { Act } from '../plan/acts.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import { buying } from './buying.ts';
import { byTheCreator } from './by-the-creator.ts';
import { comingAndGoing } from './coming-and-going.ts';
import { renewals } from './renewals.ts';

/** @returns whether it is done */
export type Doing = (stage: Stage, person: Person) => Promise<boolean>;

const acts: Record<Act, Doing> = { ...buying, ...comingAndGoing, ...renewals, ...byTheCreator };

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
