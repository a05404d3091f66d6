import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../hold-folder.ts';
import { removePostgres } from '../postgres/remove-postgres.ts';

/** Stops and removes the databases of test runs that were killed, by the process id in `test-<pid>`; and of `own`. */
export async function removeStaleFolders(dataFolder: string, own?: number): Promise<void> {
  if (!existsSync(dataFolder)) return;
  for (const name of readdirSync(dataFolder)) {
    const pid = Number(/^test-(\d+)$/.exec(name)?.[1]);
    if (!(pid > 0) || (isAlive(pid) && pid !== own)) continue;
    await removePostgres(join(dataFolder, name, 'postgres'));
    rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
}
