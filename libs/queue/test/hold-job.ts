/** A worker process that takes a job and never ends it. Says so on stdout, then waits to be killed. */
import { connectQueues } from '../src/connect-queues.ts';
import { startWorkers } from '../src/start-workers.ts';
import { concurrency, handlersWith, silent, wallClock } from './jobs.ts';

const address = JSON.parse(process.argv[2] ?? '{}') as {
  databaseUrl: string;
  redisUrl?: string;
  prefix: string;
};

startWorkers({
  connection: connectQueues({ ...address, onError: () => undefined }),
  handlers: handlersWith({
    'access.converge': () => {
      process.stdout.write('holding\n');
      return new Promise(() => undefined);
    },
  }),
  concurrency,
  clock: wallClock,
  logger: silent,
  onDeadLetter: async () => undefined,
});
