import type { Db } from '../connect-database.ts';

/** One statement for many items; it answers in their order. */
export type SetStatement<I, O> = (db: Db, items: readonly I[]) => Promise<readonly O[]>;

/** How the items of set statements come together on one `Db`. */
export interface Gathering {
  add<I, O>(statement: SetStatement<I, O>, item: I): Promise<O>;
}

const gatherings = new WeakMap<Db, Gathering>();

/** From here on items come together on this `Db`. */
export function gatherOn(db: Db, gathering: Gathering): void {
  gatherings.set(db, gathering);
}

/**
 * Runs a statement for one item, and for those that came for the same statement on the same `Db` meanwhile: many callers that
 * each know of one thing share a round trip. Where nothing is gathered the item goes by itself.
 */
export async function gather<I, O>(db: Db, statement: SetStatement<I, O>, item: I): Promise<O> {
  const gathering = gatherings.get(db);
  if (gathering) return gathering.add(statement, item);
  const [answer] = await statement(db, [item]);
  return answer as O;
}
