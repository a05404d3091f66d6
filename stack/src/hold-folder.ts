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
  const [pid, birth] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  const holder = Number(pid);
  if (holder !== process.pid && isAlive(holder) && birthOf(holder) === birth) {
    throw new FolderInUse(`It is already running on ${folder} (process ${holder})`);
  }
  writeFileSync(file, `${process.pid} ${birthOf(process.pid)}`);
  return () => rmSync(file, { force: true });
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || statOf(pid)[0] === 'Z') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, where /proc tells: a number that was used again is another process. */
function birthOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/** The fields of /proc/<pid>/stat after the name: first the state (Z: dead, only not yet collected by its parent). */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}
