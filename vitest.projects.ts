import { existsSync, readdirSync } from 'node:fs';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const folders = [
  ...['libs', 'apps'].flatMap((kind) => readdirSync(kind).map((name) => `${kind}/${name}`)),
  'stack',
  'e2e',
];

/** A package with limits of its own says so itself. The others' hooks open databases and servers: the command line cannot say that. */
const project = (folder: string): TestProjectConfiguration =>
  existsSync(`${folder}/vitest.config.ts`)
    ? `${folder}/vitest.config.ts`
    : { root: folder, test: { name: `@latchkey/${folder.replace(/^.*\//, '')}`, hookTimeout: 60_000 } };

/**
 * All packages' tests, for `npm test`. Not named vitest.config.ts: vitest would find it from inside a package too, and
 * look for these folders there.
 */
export default defineConfig({ test: { projects: folders.map(project), passWithNoTests: true } });
