import { readEnvironment } from '@latchkey/runtime/read-environment';
import { seedEnvironment } from './seed/seed-environment.ts';
import { type SeededOrganisation, seedOrganisation } from './seed/seed-organisation.ts';
import type { PreparedStack } from './stack-options.ts';

/** Addresses and sentences for the table that `npm start` ends with. */
export interface SampleSeed {
  /** How a person buys as a pretend subscriber, one step a line. */
  howToBuy: readonly string[];
}

/** Puts a sample creator into a database that has none. Runs at each start, so it must not do it twice. */
export async function seedSample({ env, urls }: PreparedStack): Promise<SampleSeed> {
  const seeded = await seedOrganisation(readEnvironment(seedEnvironment, { ...env }));
  return { howToBuy: howToBuy(seeded, urls) };
}

function howToBuy({ plans, creator }: SeededOrganisation, urls: PreparedStack['urls']): string[] {
  return [
    `1. open ${urls.sandbox}/play, be a person, and press Start in the chat with the bot:`,
    `   ${urls.sandbox}/play?start=p-${plans.monthly.id} (by card), ${urls.sandbox}/play?start=p-${plans.stars.id} (Stars)`,
    `2. or buy on the web page: ${urls.web}/buy/${plans.monthly.id} (card 4242 4242 4242 4242)`,
    `3. ask to join when the bot sends the way in; fail a renewal on ${urls.sandbox}/stripe; move time on ${urls.sandbox}`,
    `creator: ${creator.email}, password ${creator.password}`,
  ];
}
