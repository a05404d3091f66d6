import { existsSync, readdirSync } from 'node:fs';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const folders = [
  ...['libs', 'apps'].flatMap((kind) => readdirSync(kind).map((name) => `${kind}/${name}`)),
  'stack',
  'e2e',
];

/**
 * A package with limits of its own says so itself. The others' hooks open databases and servers: the command line cannot say
 * that. Their files share what they have loaded: loading it for each took as long as half the tests.
 */
const project = (folder: string): TestProjectConfiguration => {
  if (existsSync(`${folder}/vitest.config.ts`)) return `${folder}/vitest.config.ts`;
  const name = `@latchkey/${folder.replace(/^.*\//, '')}`;
  return { root: folder, test: { name, hookTimeout: 60_000, isolate: false } };
};

/**
 * All packages' tests, for `npm test`. Not named vitest.config.ts: vitest would find it from inside a package too, and
 * look for these folders there.
 */
export default defineConfig({ test: { projects: folders.map(project), passWithNoTests: true } });
