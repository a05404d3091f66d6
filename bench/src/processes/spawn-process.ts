import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '@latchkey/stack/checkout';
import type { Exit, RunningProcess } from '@latchkey/stack/processes/start-process';

const killAfterMs = 25_000;

export interface SpawnOptions {
  name: string;
  /** Relative to the checkout. A TypeScript source runs through tsx. */
  script: string;
  env: Readonly<Record<string, string | undefined>>;
  logFile: string;
  /** Folder for a CPU profile, written when the process ends. */
  profileTo?: string | undefined;
}

/** A Node process whose lines go straight to a file: reading them here would cost the load generator time. */
export function spawnProcess(options: SpawnOptions): RunningProcess {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'w');
  const flags = [
    ...(options.script.endsWith('.ts') ? ['--import', 'tsx'] : ['--enable-source-maps']),
    ...(options.profileTo ? ['--cpu-prof', '--cpu-prof-dir', options.profileTo] : []),
  ];
  const child = spawn(process.execPath, [...flags, join(checkout, options.script)], {
    cwd: checkout,
    env: options.env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 1, signal: null }));
  });
  let stopping = false;
  const kill = (signal: NodeJS.Signals) => {
    stopping = true;
    child.kill(signal);
  };
  return {
    name: options.name,
    pid: child.pid ?? 0,
    exited,
    stop: () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      kill('SIGTERM');
      return exited.finally(() => clearTimeout(timer));
    },
    stopping: () => stopping,
    kill,
    tell: (message) => void child.send(message),
    hear: (listener) => void child.on('message', listener),
    lastLines: () => readFileSync(options.logFile, 'utf8').trimEnd().split('\n').slice(-20),
  };
}
