import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { answers } from './answers.ts';
import { chooseHome, type PostgresHome } from './choose-home.ts';
import { findBinaries } from './find-binaries.ts';
import { database, initDatabase, role } from './init-database.ts';
import { type Postmaster, readPostmaster } from './read-postmaster.ts';
import { stopServer } from './stop-server.ts';

export interface PostgresOptions {
  /** Folder for the server's data; made when absent. */
  dataDir: string;
  /** Without durability, for tests: nothing is flushed to disk. */
  fast?: boolean;
  /** Further settings, as in postgresql.conf. */
  settings?: Readonly<Record<string, string>>;
}

export interface Postgres {
  url: string;
  pid: number;
  /** Where the data really is: as root, not always where it was asked for. */
  folder: string;
  notice?: string;
  /** Stops the server; open connections are cut. */
  stop(): Promise<void>;
}

const startLimitMs = 30_000;
const adoptLimitMs = 5_000;
const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Starts PostgreSQL on a data folder, or adopts the server that still runs there. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const home = chooseHome(options.dataDir, findBinaries());
  const data = join(home.folder, 'data');
  const running = (await adopt(data)) ?? (await startNew(home, data, options));
  const password = readFileSync(join(home.folder, 'password'), 'utf8');
  return {
    url: `postgres://${role}:${password}@127.0.0.1:${running.port}/${database}`,
    pid: running.pid,
    folder: home.folder,
    ...(home.notice === undefined ? {} : { notice: home.notice }),
    stop: async () => stopServer(home, data),
  };
}

/** A server that is just starting or stopping gets some seconds to become clear. */
async function adopt(data: string): Promise<Postmaster | undefined> {
  const giveUpAt = Date.now() + adoptLimitMs;
  for (;;) {
    const found = readPostmaster(data);
    if (found === undefined || (found.ready && (await answers(found.port)))) return found;
    if (Date.now() > giveUpAt)
      throw new Error(`A PostgreSQL (process ${found.pid}) holds ${data} and does not answer`);
    await wait(100);
  }
}

async function startNew(home: PostgresHome, data: string, options: PostgresOptions): Promise<Postmaster> {
  initDatabase(home);
  // No PostgreSQL runs here (`adopt` has looked): a lock left by a killed one would only be in the way.
  rmSync(join(data, 'postmaster.pid'), { force: true });
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(await choosePort(home.folder)),
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '300',
    ...(options.fast ? unsafe : {}),
    ...options.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logFile = join(home.folder, 'postgres.log');
  const log = openSync(logFile, 'w');
  // Its own process group: a Ctrl-C in the terminal must not stop it before the processes that use it.
  const child = spawn(join(home.binaries, 'bin', 'postgres'), ['-D', data, ...args], {
    ...home.user,
    cwd: home.folder,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));

  const giveUpAt = Date.now() + startLimitMs;
  while (Date.now() < giveUpAt && failure === undefined && child.exitCode === null) {
    const found = readPostmaster(data);
    if (found?.ready && found.pid === child.pid && (await answers(found.port))) return found;
    await wait(20);
  }
  throw new Error(`PostgreSQL did not start:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`, {
    cause: failure,
  });
}

/** Chosen once and kept, so that an address noted yesterday is right today; another one when it was taken. */
async function choosePort(folder: string): Promise<number> {
  const file = join(folder, 'port');
  const known = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = await freePort(known);
  if (port !== known) writeFileSync(file, String(port));
  return port;
}
