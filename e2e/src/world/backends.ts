import { connect } from 'node:net';

export interface Backend {
  name: 'postgres' | 'redis';
  redisUrl: string | undefined;
}

/** The queue backends that can be tested here: PostgreSQL always, Redis where there is one. */
export function backends(): Backend[] {
  const url = process.env.TEST_REDIS_URL;
  const postgres: Backend = { name: 'postgres', redisUrl: undefined };
  if (url) return [postgres, { name: 'redis', redisUrl: new URL('/9', url).href }];
  process.stdout.write('e2e: not run on Redis, because TEST_REDIS_URL is not set\n');
  return [postgres];
}

/** Forgets everything in a Redis: all its databases, whatever runs on it. */
export function emptyRedis(redisUrl: string): Promise<void> {
  const { hostname, port } = new URL(redisUrl);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 6379), hostname, () => socket.write('FLUSHALL\r\n'));
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.toString().startsWith('+OK')) resolve();
      else reject(new Error(`Redis answered ${answer.toString()}`));
    });
    socket.once('error', reject);
  });
}
