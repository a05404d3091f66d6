import type postgres from 'postgres';

type Work = (tx: postgres.TransactionSql) => Promise<unknown>;
/** What the driver shows of a connection to who asks by `onexecute`: `onclose` is called when it is lost. */
interface Wire {
  onclose: ((error: Error) => void) | null;
}

/**
 * Gives the driver a `begin` that does not wait for BEGIN and COMMIT: the first travels with the first statements, the
 * second right behind the last ones, which saves two round trips a transaction. Nothing half done can be kept: to a
 * transaction in which a statement failed PostgreSQL answers COMMIT with ROLLBACK, which is an error here.
 *
 * @param transactions a pool for transactions alone: who waits for a connection of its own would wait for ever behind
 *   single statements, which the driver sends on busy connections too
 */
export function pipelineTransactions(statements: postgres.Sql, transactions: postgres.Sql): postgres.Sql {
  statements.begin = ((...args: unknown[]) =>
    begin(transactions, args.at(-1) as Work)) as typeof statements.begin;
  return statements;
}

async function begin(transactions: postgres.Sql, work: Work): Promise<unknown> {
  const connection = await reserve(transactions);
  const begun = connection.send('begin');
  // Told by what follows it on the same connection.
  begun.catch(() => {});
  try {
    const result = await work(connection.tx);
    // Statements that nobody has waited for are a few promises away from the wire yet: the COMMIT goes behind them.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    const [, end] = await Promise.all([begun, connection.send('commit')]);
    if (end.command !== 'COMMIT') throw new Error('a statement of the transaction failed');
    return result;
  } catch (error) {
    // Where the COMMIT has come to nothing this does nothing.
    await connection.send('rollback').catch(() => {});
    throw error;
  } finally {
    connection.release();
  }
}

async function reserve(transactions: postgres.Sql) {
  const reserved = await transactions.reserve();
  const unsafe = reserved.unsafe.bind(reserved) as (
    ...args: unknown[]
  ) => postgres.PendingQuery<postgres.Row[]>;
  let over: Error | undefined;
  let wire: Wire | undefined;
  const watch = (found: Wire): boolean => {
    wire = found;
    wire.onclose = (error) => {
      over = error;
    };
    return true;
  };
  // A connection that was given back or lost is somebody else's: nothing more may be sent on it.
  const guarded = (...args: unknown[]) => {
    if (over) throw over;
    return unsafe(...args);
  };
  let savepoints = 0;
  const savepoint = async (...args: unknown[]): Promise<unknown> => {
    savepoints += 1;
    const name = `inner_${savepoints}`;
    await guarded(`savepoint ${name}`, [], {});
    try {
      return await (args.at(-1) as Work)(tx);
    } catch (error) {
      await guarded(`rollback to savepoint ${name}`, [], {});
      throw error;
    }
  };
  const tx = Object.assign(reserved, { unsafe: guarded, savepoint }) as unknown as postgres.TransactionSql;
  return {
    tx,
    send: async (statement: 'begin' | 'commit' | 'rollback') =>
      guarded(statement, [], statement === 'begin' ? { onexecute: watch } : {}).execute(),
    release: () => {
      if (over) return;
      over = new Error('the transaction is over');
      if (wire) wire.onclose = null;
      reserved.release();
    },
  };
}
