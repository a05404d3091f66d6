import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface RunningProcess {
  name: string;
  pid: number;
  exited: Promise<Exit>;
  /** SIGTERM, and SIGKILL after ten seconds. */
  stop(): Promise<Exit>;
  /** Whether its end was asked for. */
  stopping(): boolean;
  /** For tests of what survives a crash. */
  kill(signal: NodeJS.Signals): void;
  /** A message over IPC: where a campaign of faults has it die. */
  tell(message: object): void;
  /** Messages that it sends over IPC. */
  hear(listener: (message: unknown) => void): void;
  /** The last lines it wrote, for the message about its death. */
  lastLines(): readonly string[];
}

export interface ProcessOptions {
  name: string;
  /** The built script, e.g. `apps/api/dist/main.js`. */
  script: string;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** false: errors name places in the built script. A process's first error then costs it no second of work. */
  sourceMaps?: boolean;
  onLine(line: string): void;
}

const killAfterMs = 10_000;

/**
 * Starts one Node process. It is in a group of its own, so that a Ctrl-C reaches only us and we stop it in order; the
 * IPC channel tells it when we are gone.
 */
export function startProcess(options: ProcessOptions): RunningProcess {
  const child = spawn(
    process.execPath,
    [...(options.sourceMaps === false ? [] : ['--enable-source-maps']), options.script],
    {
      cwd: options.cwd,
      env: options.env,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 1, signal: null }));
  });
  const last: string[] = [];
  let stopping = false;
  readLines(child, (line) => {
    if (last.push(line) > 20) last.shift();
    options.onLine(line);
  });
  return {
    name: options.name,
    pid: child.pid ?? 0,
    exited,
    stop: () => {
      stopping = true;
      return stop(child, exited);
    },
    stopping: () => stopping,
    kill: (signal) => {
      stopping = true;
      child.kill(signal);
    },
    tell: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    hear: (listener) => void child.on('message', listener),
    lastLines: () => last,
  };
}

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', onLine);
  }
}

async function stop(child: ChildProcess, exited: Promise<Exit>): Promise<Exit> {
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  child.kill('SIGTERM');
  return exited.finally(() => clearTimeout(timer));
}
