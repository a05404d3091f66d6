import { defineConfig } from 'vitest/config';

/** Whole stacks, two at a time (they wait more than they work), and after the tests of all other packages. */
export default defineConfig({
  test: {
    globalSetup: ['src/world/build-once.ts'],
    setupFiles: ['src/world/long-limits.ts'],
    maxWorkers: 2,
    sequence: { groupOrder: 1 },
  },
});
