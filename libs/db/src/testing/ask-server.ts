import postgres from 'postgres';
import { within } from '../within.ts';

const answersWithinMs = 5_000;
const connections = new Map<string, postgres.Sql>();

/**
 * Runs one question as the owner of the tables, and answers its rows. Connections are kept for a moment: beginning one
 * costs more than most questions.
 *
 * @throws after five seconds too: a campaign breaks the server at any moment, and must go on whatever comes of it
 */
export async function askServer<T>(url: string, question: string): Promise<T[]> {
  const sql = connectionTo(url);
  try {
    return (await within(answersWithinMs, sql.unsafe(question))) as unknown as T[];
  } catch (error) {
    connections.delete(url);
    void sql.end({ timeout: 0 }).catch(() => {});
    throw error;
  }
}

function connectionTo(url: string): postgres.Sql {
  const known = connections.get(url);
  if (known) return known;
  const sql = postgres(url, { max: 4, idle_timeout: 2, onnotice: () => {} });
  connections.set(url, sql);
  return sql;
}
