import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findOnPath } from '../find-on-path.ts';
import { freePort } from '../free-port.ts';

export interface Redis {
  url: string;
  /** Where it comes from, for the summary. */
  origin: 'REDIS_URL' | 'redis-server on PATH';
  stop(): Promise<void>;
}

/**
 * A Redis for tests and benchmarks: the one `REDIS_URL` names, else a private, empty one of the `redis-server`
 * on PATH; undefined when there is neither.
 */
export async function findRedis(
  source: Readonly<Record<string, string | undefined>>,
): Promise<Redis | undefined> {
  if (source.REDIS_URL) return { url: source.REDIS_URL, origin: 'REDIS_URL', stop: async () => {} };
  const program = findOnPath('redis-server', source.PATH ?? '');
  return program === undefined ? undefined : startRedis(program);
}

async function startRedis(program: string): Promise<Redis> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-redis-'));
  const port = await freePort();
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  // noeviction is what BullMQ asks for; any other policy may drop jobs.
  const args = [...settings, '--maxmemory-policy', 'noeviction', '--loglevel', 'warning'];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('error', () => {});

  for (let tries = 0; !(await answersPing(port)); tries += 1) {
    if (tries > 200 || child.exitCode !== null) throw new Error(`${program} did not start`);
    await wait(25);
  }
  child.unref();
  return {
    url: `redis://127.0.0.1:${port}`,
    origin: 'redis-server on PATH',
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 500 });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
