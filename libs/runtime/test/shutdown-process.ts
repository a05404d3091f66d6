import { setTimeout as wait } from 'node:timers/promises';
import { createLogger } from '../src/create-logger.ts';
import { onShutdown } from '../src/shutdown.ts';

const mode = process.argv[2];
const delayMs = { clean: 10, slow: 500, stuck: 5_000, hang: 5_000, reject: 0 }[mode ?? ''] ?? 0;

onShutdown(
  { logger: createLogger({ name: 'test' }), timeoutMs: mode === 'hang' ? 300 : 8_000 },
  async () => {
    await wait(delayMs);
    process.stdout.write('first closed\n');
  },
  () => process.stdout.write('second closed\n'),
);
setInterval(() => {}, 1_000);
process.send?.('ready');
if (mode === 'reject') void Promise.reject(new Error('nobody waits'));
