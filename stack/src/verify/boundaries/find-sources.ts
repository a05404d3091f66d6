import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const notOurs = new Set(['node_modules', 'dist', 'migrations', '.turbo']);

/** All TypeScript files of the workspace, by package folder (`libs/db`, `apps/api`, `stack`, …), relative to the root. */
export function findSources(root: string): ReadonlyMap<string, readonly string[]> {
  const folders = ['libs', 'apps'].flatMap((group) => foldersOf(root, group)).concat('stack', 'e2e', 'bench');
  const found = new Map<string, readonly string[]>();
  for (const folder of folders) {
    if (existsSync(join(root, folder))) found.set(folder, filesOf(root, folder));
  }
  return found;
}

function foldersOf(root: string, group: string): string[] {
  if (!existsSync(join(root, group))) return [];
  const entries = readdirSync(join(root, group), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => `${group}/${entry.name}`);
}

function filesOf(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesOf(root, path);
    return /\.[cm]?tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}
