import postgres from 'postgres';

/** Runs work on a connection that is no process's: as the owner of the tables. */
export async function onServer<T>(url: string, work: (server: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const server = postgres(url, { max: 2, onnotice: () => {} });
  try {
    return await work(server);
  } finally {
    await server.end({ timeout: 5 });
  }
}
