import { calledRemoved, starsPayers } from '../compare/membership.ts';
import { readProvider } from '../oracle/provider.ts';
import type { RemovalWatch } from '../oracle/watch-removals.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

/** Has the watch look at provider, database and chat. */
export async function look(stage: Stage, watch: RemovalWatch, people: readonly Person[]): Promise<void> {
  const [provider, payers, removed] = await Promise.all([
    readProvider(stage.world),
    starsPayers(stage),
    calledRemoved(stage),
  ]);
  watch.look(provider, people, { starsPayers: payers, calledRemoved: removed });
}
