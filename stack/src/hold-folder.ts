import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two stacks on one data folder would stop each other's database. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/** Marks a data folder as ours while we run. Returns what gives it back. @throws FolderInUse */
export function holdFolder(folder: string): () => void {
  const file = join(folder, 'running');
  mkdirSync(folder, { recursive: true });
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (holder !== process.pid && isAlive(holder)) {
    throw new FolderInUse(`It is already running on ${folder} (process ${holder})`);
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
