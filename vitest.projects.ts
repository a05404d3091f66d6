import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const folders = [
  ...['libs', 'apps'].flatMap((kind) => readdirSync(kind).map((name) => `${kind}/${name}`)),
  'stack',
];

/** More than there are cores: half of the time they wait, for the database and for limits of time. */
const maxWorkers = Math.min(8, 2 * availableParallelism());

const withSettings = folders.filter((folder) => existsSync(`${folder}/vitest.config.ts`));
const without = folders.filter((folder) => !withSettings.includes(folder));

/**
 * The packages without settings of their own are one project, whose files share what they have loaded: loading it for each
 * file took as long as half the tests, and for each package half of that.
 */
const packages: TestProjectConfiguration[] = [
  {
    test: {
      name: '@latchkey/packages',
      include: without.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
      hookTimeout: 60_000,
      isolate: false,
      maxWorkers,
    },
  },
  ...withSettings.map((folder) => ({
    extends: `./${folder}/vitest.config.ts`,
    root: folder,
    test: { name: `@latchkey/${folder.replace(/^.*\//, '')}`, maxWorkers },
  })),
];

/** The fault campaign has both cores to itself, last of all: its figures are of time too. */
const wholeStacks: TestProjectConfiguration[] = [
  {
    extends: './e2e/vitest.config.ts',
    root: 'e2e',
    test: { name: '@latchkey/e2e', dir: 'e2e/src', exclude: ['**/faults/**'] },
  },
  {
    extends: './e2e/vitest.config.ts',
    root: 'e2e',
    test: { name: '@latchkey/faults', include: ['src/faults/**/*.test.ts'], sequence: { groupOrder: 2 } },
  },
];

/** Whole files in minutes: begun last, they would end alone, with one core idle. Vitest begins with those of many bytes. */
const long = ['tour/accessible.test.ts', 'crash/kill-nine.test.ts', 'processes/many.test.ts'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = long.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? long.length : place;
    };
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}

/**
 * All packages' tests, for `npm test`. Not named vitest.config.ts: vitest would find it from inside a package too, and
 * look for these folders there.
 */
export default defineConfig({
  test: {
    projects: [...packages, ...wholeStacks],
    sequence: { sequencer: LongFirst },
    passWithNoTests: true,
  },
});
