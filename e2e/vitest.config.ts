import { defineConfig } from 'vitest/config';

/** Whole stacks, two at a time (they wait more than they work), and after the tests of all other packages. */
export default defineConfig({
  test: {
    globalSetup: ['src/world/build-once.ts'],
    setupFiles: ['src/world/long-limits.ts'],
    // A file has a world of its own; what its tests are written with is loaded once.
    isolate: false,
    maxWorkers: 2,
    sequence: { groupOrder: 1 },
  },
});
