import { join } from 'node:path';
import { checkout } from '@latchkey/stack/checkout';
import { freePort } from '@latchkey/stack/free-port';
import { type RunningProcess, startProcess } from '@latchkey/stack/processes/start-process';
import { waitUntilReady } from '@latchkey/stack/processes/wait-until-ready';
import { writeOutput } from '@latchkey/stack/processes/write-output';
import { systemVariables } from '@latchkey/stack/system-variables';
import { type Cable, layCable } from '../../world/cable.ts';
import { callJson } from '../../world/http.ts';
import { rowsOf } from '../../world/records.ts';
import { waitFor } from '../../world/wait-for.ts';
import { startWorld, type World } from '../../world/world.ts';
import { mortals } from '../plan/crash-points.ts';
import type { Plan } from '../plan/plan.ts';
import { type SabotageName, sabotageDatabase, sabotages } from '../sabotage.ts';
import { type EventPost, openEventPost } from './event-post.ts';
import { createProcessPool, type Member, type ProcessPool } from './process-pool.ts';

/** What a campaign plays on: two apis, two workers, the bot, and hands on everything around them. */
export interface Stage {
  world: World;
  pool: ProcessPool;
  post: EventPost;
  cable: Cable;
  /** The way into the chat that is sold. */
  link: string;
  starsPlan: string;
  /** Who buys in Stars. */
  starsBuyers: number[];
  redisUrl: string | undefined;
  /** The database's server is the campaign's own, and may be broken. */
  ownsDatabase: boolean;
  /** Whether a subscriber with this Telegram id exists. */
  isKnown(userId: number): Promise<boolean>;
  /** Has support block a subscriber. @returns whether there is one to block */
  block(userId: number): Promise<boolean>;
  /** Updates that the bot has not confirmed. */
  updatesWaiting(): Promise<number>;
  stop(): Promise<void>;
}

export interface Surroundings {
  dataDir: string;
  databaseUrl: string;
  redisUrl: string | undefined;
  ownsDatabase: boolean;
}

export async function openStage(
  plan: Plan,
  surroundings: Surroundings,
  sabotage: SabotageName | null,
): Promise<Stage> {
  const { dataDir, databaseUrl, redisUrl, ownsDatabase } = surroundings;
  const setting = sabotage ? sabotages[sabotage].setting : undefined;
  const apiUrls: string[] = [];
  const post = await openEventPost(() => apiUrls, plan.scale);
  const cable = await layCable(databaseUrl, 5432, sabotage ? sabotages[sabotage].edit : undefined);
  const opened: (() => unknown)[] = [() => cable.close(), () => post.close()];
  const stop = async () => {
    for (let close = opened.pop(); close; close = opened.pop()) await close();
  };
  try {
    const world = await startWorld({
      dataDir,
      databaseUrl,
      redisUrl,
      fresh: false,
      apps: ['sandbox', 'api', 'worker', 'bot'],
      env: {
        DATABASE_URL: cable.url,
        FAULT_INJECTION: 'on',
        SANDBOX_WEBHOOK_URL: post.url,
        // Hundreds of histories are kept in memory: writing them down at each change would be most of the work.
        SANDBOX_DATA_FILE: '',
      },
      ...(setting ? { envOf: { worker: { FAULT_INJECTION: setting } } } : {}),
    });
    opened.push(() => world.stop());
    await sabotageDatabase(sabotage, databaseUrl);
    const seconds = await Promise.all(
      (['api', 'worker'] as const).map((app) => startSecond(world, app, dataDir, setting)),
    );
    const members = [...firsts(world), ...seconds];
    const pool = createProcessPool(members, plan.deaths);
    opened.push(() => pool.stop());
    apiUrls.push(
      world.stack.urls.api,
      ...seconds.flatMap(({ slot, url }) => (slot === 'api-2' ? [url] : [])),
    );
    const seen = await looking(world);
    return { world, pool, post, cable, redisUrl, ownsDatabase, starsBuyers: [], stop, ...seen };
  } catch (error) {
    await stop();
    throw error;
  }
}

function firsts({ stack }: World): Member[] {
  return mortals.map((app) => ({
    slot: `${app}-1` as const,
    running: stack.processes.get(app) as RunningProcess,
    start: () => stack.startApp(app),
  }));
}

async function startSecond(
  { stack }: World,
  app: 'api' | 'worker',
  dataDir: string,
  setting: string | undefined,
): Promise<Member & { url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = async () => {
    const running = startProcess({
      name: app,
      script: join(checkout, 'apps', app, 'dist', 'main.js'),
      cwd: join(checkout, 'apps', app),
      env: {
        ...systemVariables(),
        ...stack.env,
        PORT: String(port),
        ...(setting && app === 'worker' ? { FAULT_INJECTION: setting } : {}),
      },
      onLine: writeOutput(dataDir, `${app}-2`, false),
    });
    await waitUntilReady(running, url);
    return running;
  };
  return { slot: `${app}-2`, running: await start(), start, url };
}

async function looking(
  world: World,
): Promise<Pick<Stage, 'link' | 'starsPlan' | 'isKnown' | 'block' | 'updatesWaiting'>> {
  const { sandbox, seeded, stack } = world;
  const link = await waitFor('the way into the chat', async () => {
    const chat = await sandbox.telegram<{ links: { url: string; createsJoinRequest: boolean }[] }>(
      `chats/${seeded.channel.chatId}`,
    );
    const [live] = await rowsOf<{ link: string }>(
      world,
      "select link from channel where link_state = 'live'",
    );
    return live && chat.links.find((one) => one.createsJoinRequest && one.url === live.link)?.url;
  });
  return {
    link,
    starsPlan: seeded.plans.stars.id,
    isKnown: async (userId) =>
      (await rowsOf(world, `select from subscriber where telegram_id = ${userId}`)).length > 0,
    block: async (userId) => (await blockSubscriber(world, userId)).length > 0,
    updatesWaiting: async () => {
      const url = new URL(`/bot${stack.env.TELEGRAM_BOT_TOKEN}/getWebhookInfo`, stack.urls.sandbox);
      const info = await callJson<{ result: { pending_update_count: number } }>('GET', url);
      return info.result.pending_update_count;
    },
  };
}

/** As support would; the sweep of accesses finds it. Written straight into the tables: no procedure does it so far. */
function blockSubscriber(world: World, userId: number): Promise<unknown[]> {
  return rowsOf(
    world,
    `with person as (select organisation_id, id from subscriber where telegram_id = ${userId}), blocked as (
       insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_at)
       select organisation_id, 'blk_' || id, id, 'campaign', 'none', now() from person returning subscriber_id)
     update channel_access set due_at = created.at
     from blocked, (select max(received_at) as at from inbox_event) created
     where channel_access.subscriber_id = blocked.subscriber_id returning channel_access.id`,
  );
}
