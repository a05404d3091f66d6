import postgres from 'postgres';

const answersWithinMs = 5_000;
const connections = new Map<string, postgres.Sql>();

/**
 * Runs one question as the owner of the tables, and answers its rows. Connections are kept for a moment: beginning one
 * costs more than most questions.
 *
 * @throws after five seconds too: where the server is killed while a connection begins, the driver may forget who waits
 */
export async function askServer<T>(url: string, question: string): Promise<T[]> {
  const sql = connectionTo(url);
  let timer: NodeJS.Timeout | undefined;
  const forgotten = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), answersWithinMs);
  });
  try {
    return (await Promise.race([sql.unsafe(question), forgotten])) as unknown as T[];
  } catch (error) {
    connections.delete(url);
    void sql.end({ timeout: 0 }).catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function connectionTo(url: string): postgres.Sql {
  const known = connections.get(url);
  if (known) return known;
  const sql = postgres(url, { max: 4, idle_timeout: 2, onnotice: () => {} });
  connections.set(url, sql);
  return sql;
}
