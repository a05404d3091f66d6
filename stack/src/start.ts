import { parseArgs } from 'node:util';
import { dataFolder } from './checkout.ts';
import { colour } from './colour.ts';
import { onStopSignal } from './on-stop-signal.ts';
import type { Exit, RunningProcess } from './processes/start-process.ts';
import { type SampleSeed, seedSample } from './seed-sample.ts';
import type { RunningStack } from './stack-options.ts';
import { type Ports, wantedPorts } from './stack-ports.ts';
import { describeStack } from './start/describe-stack.ts';
import { startStack } from './start-stack.ts';
import { ownVariables } from './system-variables.ts';

const { values: flags } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
const startedAt = Date.now();
const abort = new AbortController();
let stack: RunningStack | undefined;
let seed: SampleSeed = { howToBuy: [] };
let exitCode = 0;

onStopSignal(
  () => void stop('Stopping'),
  () => {
    for (const each of stack?.processes.values() ?? []) each.kill('SIGKILL');
    process.exit(1);
  },
);

try {
  const own = ownVariables();
  stack = await startStack({
    dataDir: dataFolder,
    ports: wantedPorts,
    env: own,
    databaseUrl: own.DATABASE_URL,
    redisUrl: own.REDIS_URL,
    fresh: flags.fresh,
    show: true,
    signal: abort.signal,
    onStep: step,
    onDeath: (dead, exit) => void died(dead, exit),
    prepare: async (prepared) => {
      step('sandbox is ready');
      seed = await seedSample(prepared);
      return undefined;
    },
  });
  step('everything is ready');
  process.stdout.write(`\n${describeStack(stack.urls, seed, wantedPorts satisfies Ports)}\n`);
} catch (error) {
  if (!abort.signal.aborted)
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(abort.signal.aborted ? exitCode : 1);
}

function step(text: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${colour('grey', `${seconds} s`)}  ${text}\n`);
}

async function died(dead: RunningProcess, exit: Exit): Promise<void> {
  exitCode = 1;
  process.stderr.write(
    `${dead.name} has ended (${exit.signal ?? `exit code ${exit.code}`}): stopping everything\n`,
  );
  await stop('Stopping');
}

async function stop(text: string): Promise<void> {
  if (abort.signal.aborted) return;
  abort.abort(new Error('stopped'));
  process.stdout.write(`\n${text} …\n`);
  // Still starting: startStack gives up at its next step, stops what it has, and the catch above exits.
  if (stack === undefined) return;
  await stack.stop();
  process.stdout.write('Stopped\n');
  process.exit(exitCode);
}
