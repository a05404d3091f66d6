import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelView } from '@latchkey/contracts/procedures/channel';
import { createMigratedDatabase } from '@latchkey/db/testing/create-migrated-database';
import type { StackOptions } from '@latchkey/stack/stack-options';
import { waitFor } from './wait-for.ts';
import { startWorld, type World } from './world.ts';

/** A world whose sample channel is ready to be sold. */
export interface SellingWorld extends World {
  channel: ChannelView;
}

/** One on a database of its own. */
export interface TestWorld extends SellingWorld {
  dataDir: string;
  /** Everything a process has written to its log. */
  log(name: string): string;
  /** The names of the processes that have written. */
  logs(): string[];
}

/**
 * Opens a world for the tests of one file: a database on the server that `npm test` provides, all five processes, ports
 * of its own. Stopping it removes database and data; the logs stay where KEEP_LOGS is set.
 */
export async function openWorld(options: Partial<StackOptions> = {}): Promise<TestWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
  const database = options.databaseUrl ? null : await createMigratedDatabase();
  const close = async () => {
    await database?.drop();
    if (process.env.KEEP_LOGS) process.stdout.write(`e2e: the logs are in ${dataDir}/logs\n`);
    else rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const world = await startWorld({
      dataDir,
      fresh: false,
      built: true,
      databaseUrl: database?.databaseUrl,
      ...options,
    });
    const folder = join(dataDir, 'logs');
    return {
      ...world,
      dataDir,
      channel: await channelForSale(world),
      log: (name) => readFileSync(join(folder, `${name}.log`), 'utf8'),
      logs: () => readdirSync(folder).map((file) => file.replace('.log', '')),
      stop: async () => {
        await world.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The seeded channel, once the worker has made its way in. */
export function channelForSale({ creator, seeded }: World): Promise<ChannelView> {
  return waitFor('the way into the sample channel', async () => {
    const channels = await creator.channel.list.query({});
    return channels.find((one) => one.id === seeded.channel.id && one.linkState === 'live');
  });
}
