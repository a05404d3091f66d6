import { join } from 'node:path';
import type { AccessId, SubscriberId } from '@latchkey/contracts/ids';
import { checkout } from '@latchkey/stack/checkout';
import { freePort } from '@latchkey/stack/free-port';
import { type RunningProcess, startProcess } from '@latchkey/stack/processes/start-process';
import { waitUntilReady } from '@latchkey/stack/processes/wait-until-ready';
import { writeOutput } from '@latchkey/stack/processes/write-output';
import { systemVariables } from '@latchkey/stack/system-variables';
import { createApi } from '../../world/api.ts';
import { type Cable, layCable } from '../../world/cable.ts';
import { callJson } from '../../world/http.ts';
import { rowsOf } from '../../world/records.ts';
import { waitFor } from '../../world/wait-for.ts';
import { startWorld, type World } from '../../world/world.ts';
import { type Mortal, mortals } from '../plan/crash-points.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import { type SabotageName, sabotageDatabase, sabotages } from '../sabotage.ts';
import { openBalancer } from './balancer.ts';
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
  /** The subscriber with this Telegram id. */
  subscriberOf(userId: number): Promise<SubscriberId | undefined>;
  /** The person's access to the chat that is sold. */
  accessOf(userId: number): Promise<AccessId | undefined>;
  /** The state of the person's access to the chat that is sold. */
  stateOf(userId: number): Promise<string | undefined>;
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

/** A minute of wall time is weeks of the clock: what a dead worker was at would be kept from the others for days. */
const leaseSeconds = '3';
/** Who lives for seconds only ends a few jobs, or half of many. */
const jobsAtOnce = '8';

export async function openStage(
  plan: Plan,
  surroundings: Surroundings,
  sabotage: SabotageName | null,
): Promise<Stage> {
  const { dataDir, databaseUrl, redisUrl, ownsDatabase } = surroundings;
  const setting = sabotage ? sabotages[sabotage].setting : undefined;
  const apiPort = await freePort();
  const apiUrls = [`http://127.0.0.1:${apiPort}`];
  const post = await openEventPost(() => apiUrls, plan.scale);
  const cable = await layCable(databaseUrl, 5432, sabotage ? sabotages[sabotage].edit : undefined);
  const balancer = await openBalancer(() => apiUrls);
  const envOf: Around['envOf'] = {
    bot: { PUBLIC_API_URL: balancer.url },
    worker: {
      LEASE_SECONDS: leaseSeconds,
      JOBS_AT_ONCE: jobsAtOnce,
      ...(setting ? { FAULT_INJECTION: setting } : {}),
    },
  };
  const opened: (() => unknown)[] = [() => cable.close(), () => post.close(), () => balancer.close()];
  const stop = async () => {
    for (let close = opened.pop(); close; close = opened.pop()) await close();
  };
  try {
    const started = await startWorld({
      dataDir,
      databaseUrl,
      redisUrl,
      fresh: false,
      ports: { api: apiPort },
      apps: ['sandbox', 'api', 'worker', 'bot'],
      env: {
        DATABASE_URL: cable.url,
        FAULT_INJECTION: 'on',
        // Every line is a part of the machine that the processes share; whoever looks for a cause sets it to `info`.
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
        SANDBOX_WEBHOOK_URL: post.url,
        // Hundreds of histories are kept in memory: writing them down at each change would be most of the work.
        SANDBOX_DATA_FILE: '',
      },
      envOf,
    });
    opened.push(() => started.stop());
    const developer = createApi(balancer.url, {
      authorization: `Bearer ${started.seeded.creator.apiKey}`,
    });
    const world: World = { ...started, developer };
    await sabotageDatabase(sabotage, databaseUrl);
    // Months go by in minutes: what the brake would hold back here are removals of many days.
    await world.creator.brake.setLimits.mutate({ min: 1_000, percent: 50 });
    const seconds = await Promise.all(
      (['api', 'worker'] as const).map((app) => second(world, app, { dataDir, envOf })),
    );
    const members = [...firsts(world, { dataDir, envOf }), ...seconds];
    const pool = createProcessPool(members, plan.deaths);
    opened.push(() => pool.stop());
    apiUrls.push(...seconds.flatMap(({ slot, url }) => (slot === 'api-2' ? [url] : [])));
    const seen = await looking(world);
    return { world, pool, post, cable, redisUrl, ownsDatabase, starsBuyers: [], stop, ...seen };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What all processes of one kind are started with. */
interface Around {
  dataDir: string;
  envOf: Partial<Record<Mortal, Record<string, string>>>;
}

function firsts(world: World, around: Around): Member[] {
  const { stack } = world;
  return mortals.map((app) => ({
    slot: `${app}-1` as const,
    running: stack.processes.get(app) as RunningProcess,
    ...replacements(world, { app, slot: `${app}-1`, url: stack.urls[app] }, around),
  }));
}

async function second(
  world: World,
  app: 'api' | 'worker',
  around: Around,
): Promise<Member & { url: string }> {
  const place = { app, slot: `${app}-2`, url: `http://127.0.0.1:${await freePort()}` } as const;
  const { spare, ready } = replacements(world, place, around);
  const running = spare();
  running.tell({ deaths: {} });
  await ready(running);
  return { slot: place.slot, url: place.url, running, spare, ready };
}

/** How a process is replaced by another one on its port. */
function replacements(
  { stack }: World,
  { app, slot, url }: { app: Mortal; slot: Slot; url: string },
  { dataDir, envOf }: Around,
): Pick<Member, 'spare' | 'ready'> {
  const onLine = writeOutput(dataDir, `${slot} replaced`, false);
  return {
    spare: () =>
      startProcess({
        name: app,
        script: join(checkout, 'apps', app, 'dist', 'main.js'),
        cwd: join(checkout, 'apps', app),
        env: {
          ...systemVariables(),
          ...stack.env,
          PORT: new URL(url).port,
          FAULT_INJECTION: 'standby',
          ...envOf[app],
        },
        sourceMaps: false,
        onLine,
      }),
    ready: (running) => waitUntilReady(running, url),
  };
}

async function looking(
  world: World,
): Promise<Pick<Stage, 'link' | 'starsPlan' | 'subscriberOf' | 'accessOf' | 'stateOf' | 'updatesWaiting'>> {
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
  const accessOf = async (userId: number) =>
    (
      await rowsOf<{ id: AccessId; state: string }>(
        world,
        `select a.id, a.state from channel_access a join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
         where s.telegram_id = ${userId} and a.channel_id = '${seeded.channel.id}'`,
      )
    )[0];
  return {
    link,
    starsPlan: seeded.plans.stars.id,
    subscriberOf: async (userId) =>
      (
        await rowsOf<{ id: SubscriberId }>(world, `select id from subscriber where telegram_id = ${userId}`)
      )[0]?.id,
    accessOf: async (userId) => (await accessOf(userId))?.id,
    stateOf: async (userId) => (await accessOf(userId))?.state,
    updatesWaiting: async () => {
      const url = new URL(`/bot${stack.env.TELEGRAM_BOT_TOKEN}/getWebhookInfo`, stack.urls.sandbox);
      const info = await callJson<{ result: { pending_update_count: number } }>('GET', url);
      return info.result.pending_update_count;
    },
  };
}
