import { defineConfig } from 'vitest/config';

/** Whole stacks, one file after the other, and after the tests of all other packages: two cores have enough to do. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/world/build-once.ts'],
    setupFiles: ['src/world/long-limits.ts'],
    fileParallelism: false,
    sequence: { groupOrder: 1 },
  },
});
