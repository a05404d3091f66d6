import { existsSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { checkImport, isTest } from './check-imports.ts';
import { findCycles } from './find-cycles.ts';
import { findSources } from './find-sources.ts';
import { readsEnvironment } from './packages.ts';
import { readSource, type Source } from './read-source.ts';

/** Everything in the workspace under `root` that breaks a boundary, one line each: `file:line rule (import)`. */
export function checkBoundaries(root: string): string[] {
  const problems: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [folder, files] of findSources(root)) {
    for (const file of files) {
      const source = readSource(join(root, file));
      problems.push(...checkFile(folder, file, source));
      graph.set(file, targetsOf(root, file, source));
    }
  }
  const circles = findCycles(graph).map(
    (cycle) => `${[...cycle, cycle[0]].join(' → ')}: R8 imports form a circle`,
  );
  return [...problems, ...circles];
}

function checkFile(folder: string, file: string, source: Source): string[] {
  const imports = source.imports.flatMap((line) => {
    const problem = checkImport({ folder, file }, line);
    return problem === undefined ? [] : [`${file}:${line.line} ${problem} (${line.specifier})`];
  });
  const mayRead =
    readsEnvironment.includes(folder) ||
    basename(file) === 'env.ts' ||
    file.endsWith('.config.ts') ||
    isTest(file);
  const reads = source.environmentLines.map(
    (line) => `${file}:${line} R7 process.env is read in env.ts only`,
  );
  return [...imports, ...(mayRead ? [] : reads)];
}

/** The files a file imports at run time; a circle of types alone is erased by the compiler. */
function targetsOf(root: string, file: string, source: Source): string[] {
  return source.imports.flatMap(({ specifier, typeOnly }) => {
    if (typeOnly) return [];
    const target = specifier.startsWith('.')
      ? posix.join(posix.dirname(file), specifier)
      : ownFile(specifier);
    return target !== undefined && existsSync(join(root, target)) ? [target] : [];
  });
}

/** `@latchkey/db/access/find` is `libs/db/src/access/find.ts`. */
function ownFile(specifier: string): string | undefined {
  const [scope, name, ...path] = specifier.split('/');
  if (scope !== '@latchkey' || path.length === 0) return undefined;
  return name === 'stack' ? `stack/src/${path.join('/')}.ts` : `libs/${name}/src/${path.join('/')}.ts`;
}
