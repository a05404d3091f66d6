import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresHome } from './choose-home.ts';

export const role = 'latchkey';
export const database = 'latchkey';

/** Makes the data folder, the role and the database, once. Returns the role's password. */
export function initDatabase(home: PostgresHome): string {
  const data = join(home.folder, 'data');
  const passwordFile = join(home.folder, 'password');
  const complete = join(home.folder, 'complete');
  if (existsSync(complete)) return readFileSync(passwordFile, 'utf8');

  rmSync(data, { recursive: true, force: true });
  const password = randomBytes(24).toString('hex');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = home.user;
  if (uid !== undefined && gid !== undefined) chownSync(passwordFile, uid, gid);

  run(home, 'initdb', [
    `--pgdata=${data}`,
    `--username=${role}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Without these an unset LANG gives SQL_ASCII, and sorting would depend on the machine.
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-sync',
  ]);
  run(home, 'postgres', ['--single', '-D', data, 'postgres'], `CREATE DATABASE ${database}\n`);
  writeFileSync(complete, '');
  return password;
}

function run(home: PostgresHome, program: string, args: readonly string[], input = ''): void {
  const result = spawnSync(join(home.binaries, 'bin', program), args, {
    ...home.user,
    cwd: home.folder,
    input,
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  throw new Error(`${program} failed: ${result.error?.message ?? ''}${result.stdout}${result.stderr}`);
}
