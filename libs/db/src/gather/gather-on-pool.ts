import type { Db } from '../connect-database.ts';
import { type Gathering, gatherOn, type SetStatement } from './gather.ts';
import { createGroups } from './groups.ts';

/**
 * Single statements of a pool: the first goes at once, those that come while it is under way go together. Each commits by
 * itself; a batch that fails is repeated one by one, so that one item never takes others with it.
 */
export function gatherOnPool(db: Db): void {
  const groups = new Map<unknown, (item: never) => Promise<unknown>>();

  const open = <I, O>(statement: SetStatement<I, O>) => {
    const run = createGroups<I, O>((items) => statement(db, items));
    groups.set(statement, run);
    return run;
  };

  const gathering: Gathering = {
    add: <I, O>(statement: SetStatement<I, O>, item: I) => {
      const run = (groups.get(statement) as ((item: I) => Promise<O>) | undefined) ?? open(statement);
      return run(item);
    },
  };
  gatherOn(db, gathering);
}
