import { resolve } from 'node:path';
import { readEnvironment } from '@latchkey/runtime/read-environment';
import { checkout as checkoutFolder } from '@latchkey/stack/checkout';
import { type SeedEnvironment, seedEnvironment } from '@latchkey/stack/seed/seed-environment';
import { type SeededOrganisation, seedOrganisation } from '@latchkey/stack/seed/seed-organisation';
import type { RunningStack, StackOptions } from '@latchkey/stack/stack-options';
import { startStack } from '@latchkey/stack/start-stack';
import { type Api, createApi, signIn } from './api.ts';
import { type Conformance, startConformance } from './conformance.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';

/** The whole stack with a sample creator in it, and drivers for everybody around it. */
export interface World {
  stack: RunningStack;
  seeded: SeededOrganisation;
  sandbox: Sandbox;
  /** The creator, signed in. */
  creator: Api;
  /** A developer with the organisation's API key. */
  developer: Api;
  /** null without CONFORMANCE_DIR. */
  conformance: Conformance | null;
  stop(): Promise<void>;
}

/** Starts the built processes with a fresh sample; through the conformance proxies where `conformanceDir` is given. */
export async function startWorld(
  options: StackOptions & { conformanceDir?: string | undefined },
): Promise<World> {
  let seeded: SeededOrganisation | undefined;
  let conformance: Conformance | null = null;
  const stack = await startStack({
    fresh: true,
    fast: true,
    ...options,
    prepare: async ({ env, urls }) => {
      if (options.conformanceDir)
        conformance = await startConformance(resolve(checkoutFolder, options.conformanceDir), urls.sandbox);
      const all = { ...env, ...conformance?.env };
      seeded = await seedOrganisation(readEnvironment(seedEnvironment, { ...all }) as SeedEnvironment);
      return { env: conformance?.env ?? {}, stop: async () => conformance?.stop() };
    },
  });
  if (!seeded) throw new Error('the world was not seeded');
  const { urls } = stack;
  const session = await signIn(urls.api, urls.web, seeded.creator);
  return {
    stack,
    seeded,
    sandbox: createSandbox(urls.sandbox, seeded.bot.username),
    creator: createApi(urls.api, session),
    developer: createApi(urls.api, { authorization: `Bearer ${seeded.creator.apiKey}` }),
    conformance,
    stop: () => stack.stop(),
  };
}
