import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PostgresHome } from './choose-home.ts';
import { readPostmaster } from './read-postmaster.ts';

/** Stops the server that runs on a data folder, if one does; open connections are cut. */
export async function stopServer(home: PostgresHome, data: string): Promise<void> {
  if (readPostmaster(data) === undefined) return;
  const args = ['stop', '-D', data, '-m', 'fast', '-w', '-t', '15', '-s'];
  const result = spawnSync(join(home.binaries, 'bin', 'pg_ctl'), args, {
    ...home.user,
    cwd: home.folder,
    encoding: 'utf8',
  });
  if (result.status !== 0 && readPostmaster(data) !== undefined) {
    throw new Error(`PostgreSQL did not stop: ${result.stdout}${result.stderr}`);
  }
}
