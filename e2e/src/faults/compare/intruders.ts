import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import { inWords } from './in-words.ts';
import { compareMembership, insiders } from './membership.ts';

/** Whoever is inside without being anybody who ought to be. */
export async function findIntruders(stage: Stage, people: readonly Person[]): Promise<string[]> {
  const inside = await insiders(stage);
  const standings = await compareMembership(stage, people);
  return [
    ...people
      .filter(({ strangerId }) => strangerId !== null && inside.has(strangerId))
      .map(({ strangerId }) => `a stranger, ${strangerId}, is inside`),
    ...standings
      .filter((standing) => standing.verdict === 'out' && standing.inside && isOut(standing.state))
      .map((standing) => `let in without a right: ${inWords(standing)}`),
  ];
}

function isOut(state: string | null): boolean {
  return state === null || state === 'REVOKED';
}
