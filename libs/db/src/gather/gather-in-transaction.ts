import type { Db } from '../connect-database.ts';
import { gatherOn, type SetStatement } from './gather.ts';

interface Waiting {
  item: unknown;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/**
 * Statements of a transaction in which many works run side by side: what they ask for in the same moment goes as one. The
 * statements keep the order in which each was first asked for; one that is not gathered goes before them.
 *
 * @returns sends what is waiting; to be called before the COMMIT
 */
export function gatherInTransaction(db: Db): () => void {
  const waiting = new Map<SetStatement<never, unknown>, Waiting[]>();
  let planned = false;

  const flush = (): void => {
    planned = false;
    for (const [statement, group] of [...waiting]) {
      waiting.delete(statement);
      void send(statement as SetStatement<unknown, unknown>, group);
    }
  };

  const send = async (statement: SetStatement<unknown, unknown>, group: Waiting[]): Promise<void> => {
    try {
      const answers = await statement(
        db,
        group.map(({ item }) => item),
      );
      for (const [index, { resolve }] of group.entries()) resolve(answers[index]);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };

  gatherOn(db, {
    add: <I, O>(statement: SetStatement<I, O>, item: I) =>
      new Promise<O>((resolve, reject) => {
        const key = statement as unknown as SetStatement<never, unknown>;
        const group = waiting.get(key) ?? [];
        waiting.set(key, group);
        group.push({ item, resolve: resolve as (answer: unknown) => void, reject });
        if (planned) return;
        planned = true;
        // When everything that can go on without an answer has gone on.
        process.nextTick(flush);
      }),
  });
  return flush;
}
