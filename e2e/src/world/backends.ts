import { connect } from 'node:net';

export interface Backend {
  name: 'postgres' | 'redis';
  redisUrl: string | undefined;
}

/** The queue backends that can be tested here: PostgreSQL always, Redis where there is one, a database of it for each worker of vitest. */
export function backends(): Backend[] {
  const url = process.env.TEST_REDIS_URL;
  const postgres: Backend = { name: 'postgres', redisUrl: undefined };
  if (url)
    return [
      postgres,
      { name: 'redis', redisUrl: new URL(`/${7 + Number(process.env.VITEST_POOL_ID)}`, url).href },
    ];
  process.stdout.write('e2e: not run on Redis, because TEST_REDIS_URL is not set\n');
  return [postgres];
}

/** Forgets everything in one database of a Redis, whatever runs on it. */
export function emptyRedis(redisUrl: string): Promise<void> {
  const { hostname, port, pathname } = new URL(redisUrl);
  const database = pathname.slice(1) || '0';
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 6379), hostname, () =>
      socket.write(`SELECT ${database}\r\nFLUSHDB\r\n`),
    );
    let answers = '';
    socket.on('data', (chunk) => {
      answers += chunk.toString();
      if (!answers.includes('-') && answers !== '+OK\r\n+OK\r\n') return;
      socket.destroy();
      if (answers.includes('-')) reject(new Error(`Redis answered ${answers}`));
      else resolve();
    });
    socket.once('error', reject);
  });
}
