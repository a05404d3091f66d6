import type { ProcessName } from '@latchkey/runtime/default-ports';
import type { Exit, RunningProcess } from './processes/start-process.ts';
import type { Urls, Variables } from './stack-environment.ts';
import type { Ports } from './stack-ports.ts';

/** What is known once database and sandbox run, before the other processes start. */
export interface PreparedStack {
  databaseUrl: string;
  env: Variables;
  urls: Urls;
}

export interface StackOptions {
  /** Folder of the database, the sandbox's state, the secrets and the logs. */
  dataDir: string;
  /** Default: all five. */
  apps?: readonly ProcessName[];
  /** Ports wanted; any free one otherwise. */
  ports?: Partial<Ports>;
  /** Variables over the stack's own, for all processes. */
  env?: Variables;
  /** Variables over those, for one process. */
  envOf?: Partial<Record<ProcessName, Variables>>;
  databaseUrl?: string | undefined;
  redisUrl?: string | undefined;
  /** Empties the data first. */
  fresh?: boolean;
  /** The apps are built already: whoever starts many stacks builds once. */
  built?: boolean;
  /** PostgreSQL without durability, and further settings of it. */
  fast?: boolean;
  settings?: Readonly<Record<string, string>>;
  /** Show the processes' lines; they are in `dataDir/logs` in any case. */
  show?: boolean;
  /** One short line per step. */
  onStep?: (step: string) => void;
  /** A process ended without having been told to. */
  onDeath?: (dead: RunningProcess, exit: Exit) => void;
  /** Runs when database and sandbox stand: seeding, proxies in between. Its variables go to all other processes. */
  prepare?: (stack: PreparedStack) => Promise<{ env?: Variables; stop?: () => Promise<void> } | undefined>;
  /** Gives up starting and stops what has started. */
  signal?: AbortSignal;
}

export interface RunningStack extends PreparedStack {
  processes: ReadonlyMap<ProcessName, RunningProcess>;
  /** Starts a process again after its end, on the same port. */
  startApp(name: ProcessName): Promise<RunningProcess>;
  stop(): Promise<void>;
}
