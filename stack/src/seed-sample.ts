import type { PreparedStack } from './stack-options.ts';

/** Addresses and sentences for the table that `npm start` ends with. */
export interface SampleSeed {
  /** How a person buys as a pretend subscriber, one step a line. */
  howToBuy: readonly string[];
}

/** Puts a sample creator into a database that has none. Runs at each start, so it must not do it twice. */
export async function seedSample(_stack: PreparedStack): Promise<SampleSeed> {
  return { howToBuy: [] };
}
