import { vi } from 'vitest';

/** A stack needs seconds to start, and a crash some more to heal. Set here because the command line's limits are for small tests. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });
