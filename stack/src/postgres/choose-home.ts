import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** PostgreSQL refuses to run as root; there it runs as "nobody". */
const nobody = 65_534;

export interface PostgresHome {
  /** Folder of data, password, port and log. */
  folder: string;
  /** Folder of the binaries, reachable for the user PostgreSQL runs as. */
  binaries: string;
  /** Spawn options for that user. */
  user: { uid?: number; gid?: number };
  /** Said to the person when the data is not where it was asked for. */
  notice?: string;
}

/** Decides where PostgreSQL lives and as whom it runs. Only for root is that not simply `wanted` and oneself. */
export function chooseHome(wanted: string, binaries: string): PostgresHome {
  mkdirSync(dirname(wanted), { recursive: true });
  if (process.getuid?.() !== 0) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return { folder: wanted, binaries, user: {} };
  }
  const user = { uid: nobody, gid: nobody };
  const reachable = isReachable(wanted);
  const folder = reachable ? wanted : join(tmpdir(), `latchkey-${keyOf(wanted)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseForeign(folder);
  chownSync(folder, nobody, nobody);
  return {
    folder,
    binaries: isReachable(binaries) ? binaries : copyBinaries(binaries),
    user,
    ...(reachable
      ? {}
      : { notice: `PostgreSQL cannot run as root and cannot reach ${wanted}: its data is in ${folder}` }),
  };
}

/** Whether every existing folder on the way lets others through. */
function isReachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { uid, mode } = statSync(folder);
      if (uid !== nobody && (mode & 0o001) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

function copyBinaries(binaries: string): string {
  const copy = join(tmpdir(), `latchkey-postgresql-${keyOf(binaries)}`);
  mkdirSync(copy, { recursive: true, mode: 0o755 });
  refuseForeign(copy);
  chmodSync(copy, 0o755);
  if (!existsSync(join(copy, 'complete'))) {
    cpSync(binaries, copy, { recursive: true, verbatimSymlinks: true });
    mkdirSync(join(copy, 'complete'));
  }
  return copy;
}

/** In a folder everybody may write to, a name of ours may have been taken by somebody else. */
function refuseForeign(folder: string): void {
  const { uid } = lstatSync(folder);
  if (!lstatSync(folder).isDirectory() || (uid !== 0 && uid !== nobody)) {
    throw new Error(`${folder} belongs to somebody else`);
  }
}

function keyOf(path: string): string {
  return createHash('sha256').update(resolve(path)).digest('hex').slice(0, 12);
}
