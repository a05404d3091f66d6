import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { apiTypes, handsOver, homes, mayImport, testTools } from './packages.ts';
import type { ImportLine } from './read-source.ts';

export interface Importing {
  /** Package folder, e.g. `libs/db`. */
  folder: string;
  /** File, relative to the root. */
  file: string;
}

/** What is wrong with one import, or undefined. The rules are numbered and explained in docs/adr/0001-boundaries.md. */
export function checkImport(from: Importing, line: ImportLine): string | undefined {
  const { specifier } = line;
  if (specifier.startsWith('.')) return checkRelative(from, specifier);
  if (specifier.startsWith('@latchkey/')) return checkOwn(from, line);
  return checkForeign(from, line);
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /\/(test|testing)\//.test(file) || /^(e2e|bench)\//.test(file);
}

function checkRelative({ folder, file }: Importing, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  const leaves = !target.startsWith(`${folder}/`);
  return leaves && !file.endsWith('.config.ts') && !handsOver.includes(file)
    ? 'R1 a relative import stays inside its package'
    : undefined;
}

function checkOwn({ folder }: Importing, { specifier, typeOnly }: ImportLine): string | undefined {
  const name = specifier.split('/')[1] ?? '';
  if (name === 'api') {
    const allowed = apiTypes.for.includes(folder) && specifier === apiTypes.specifier && typeOnly;
    return allowed
      ? undefined
      : `R3 of the api only \`import type\` from ${apiTypes.specifier}, in ${apiTypes.for.join(', ')}`;
  }
  const allowed = mayImport[folder] ?? [];
  if (allowed.includes(name)) return undefined;
  return `R2 ${folder} may import ${allowed.length === 0 ? 'none of our packages' : `only ${allowed.join(', ')}`}`;
}

function checkForeign({ folder, file }: Importing, { specifier, typeOnly }: ImportLine): string | undefined {
  const name = packageOf(specifier);
  const test = isTest(file);
  if (folder === 'libs/contracts' && !test && name !== 'zod')
    return 'R4 contracts imports zod only, so that it runs in a browser';
  if (testTools.includes(name) && !test && !file.endsWith('.config.ts')) return 'R6 test tools are for tests';
  const home = isBuiltin(specifier) ? undefined : homes.find(({ packages }) => packages.includes(name));
  if (home === undefined || home.in.includes(folder)) return undefined;
  if (home.typesOrTests?.includes(folder) && (typeOnly || test)) return undefined;
  return file.endsWith('.config.ts') ? undefined : `R5 ${name} is used in ${home.in.join(', ')} only`;
}

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return specifier.startsWith('@') ? `${scope}/${name}` : scope;
}
