import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@latchkey/db/migrate';
import { afterAll, expect, test } from 'vitest';
import { readPostmaster } from './read-postmaster.ts';
import { removePostgres } from './remove-postgres.ts';
import { startPostgres } from './start-postgres.ts';

const parent = mkdtempSync(join(tmpdir(), 'latchkey-pg-'));
const asRoot = process.getuid?.() === 0;
const dataDir = join(parent, 'open', 'postgres');
// mkdtemp makes folders for the owner alone, and as root PostgreSQL's user is another one.
chmodSync(parent, 0o755);
const folders = [dataDir];

afterAll(async () => {
  for (const folder of folders) await removePostgres(folder);
  rmSync(parent, { recursive: true, force: true });
});

test('starts, takes our migrations, stops, and starts again on the same address with the same data', async () => {
  const first = await startPostgres({ dataDir, fast: true });
  await migrate({ databaseUrl: first.url });
  expect(statSync(join(first.folder, 'password')).mode & 0o077).toBe(0);
  await first.stop();
  expect(readPostmaster(join(first.folder, 'data'))).toBeUndefined();

  const second = await startPostgres({ dataDir, fast: true });
  expect(second.url).toBe(first.url);
  expect(second.pid).not.toBe(first.pid);
  await second.stop();
});

test('adopts the server that outlived a kill -9 of whoever started it', async () => {
  const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'start-postgres.ts'))};
    const { pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, fast: true });
    console.log(pid); setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  const pid = await new Promise<number>((resolve) =>
    starter.stdout.once('data', (data) => resolve(Number(data))),
  );
  starter.kill('SIGKILL');
  await new Promise((resolve) => starter.once('exit', resolve));

  const adopted = await startPostgres({ dataDir, fast: true });
  expect(adopted.pid).toBe(pid);
  await adopted.stop();
  expect(readPostmaster(join(adopted.folder, 'data'))).toBeUndefined();
});

test('a lock file left behind by a process that is gone does not hinder it', async () => {
  const first = await startPostgres({ dataDir, fast: true });
  await first.stop();
  writeFileSync(join(first.folder, 'data', 'postmaster.pid'), `${process.pid}\n/nowhere\n`);
  const second = await startPostgres({ dataDir, fast: true });
  await second.stop();
});

test.runIf(asRoot)(
  'as root, data that nobody else can reach moves to the temporary folder, and it is said',
  async () => {
    const closed = join(parent, 'closed', 'postgres');
    folders.push(closed);
    mkdirSync(join(parent, 'closed'), { mode: 0o700 });
    const moved = await startPostgres({ dataDir: closed, fast: true });
    expect(moved.notice).toContain(moved.folder);
    expect(existsSync(join(moved.folder, 'data'))).toBe(true);
    expect(existsSync(closed)).toBe(false);
    await moved.stop();
  },
);
