import { defineConfig } from 'vitest/config';

/**
 * All packages' tests, for `npm test`. Not named vitest.config.ts: vitest would find it from inside a package too, and
 * look for these folders there.
 */
export default defineConfig({
  test: { projects: ['libs/*', 'apps/*', 'stack', 'e2e'], passWithNoTests: true },
});
