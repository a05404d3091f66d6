import { join } from 'node:path';
import { freePort } from '@latchkey/stack/free-port';
import { waitUntilReady } from '@latchkey/stack/processes/wait-until-ready';
import { systemVariables } from '@latchkey/stack/system-variables';
import { request } from 'undici';
import { firstPort } from '../processes/ports.ts';
import { spawnProcess } from '../processes/spawn-process.ts';
import type { EmulatorReport, EmulatorState } from './state.ts';

export interface Emulators {
  stripeUrl: string;
  telegramUrl: string;
  /** Forgets what was counted and behaves so from now on. */
  reset(behaviour: Pick<EmulatorState, 'delayMs' | 'paceMessages'>): Promise<void>;
  report(): Promise<EmulatorReport>;
  stop(): Promise<unknown>;
}

/** Starts the emulated Stripe and Telegram in a process of their own. */
export async function startEmulators(folder: string): Promise<Emulators> {
  const stripePort = await freePort(firstPort.emulators);
  const telegramPort = await freePort(stripePort + 1);
  const stripeUrl = `http://127.0.0.1:${stripePort}`;
  const running = spawnProcess({
    name: 'emulators',
    script: 'bench/src/emulators/main.ts',
    env: {
      ...systemVariables(),
      STRIPE_PORT: String(stripePort),
      TELEGRAM_PORT: String(telegramPort),
    },
    logFile: join(folder, 'logs', 'emulators.log'),
  });
  await waitUntilReady(running, stripeUrl);
  return {
    stripeUrl,
    telegramUrl: `http://127.0.0.1:${telegramPort}`,
    reset: async (behaviour) => {
      const body = JSON.stringify(behaviour);
      const answer = await request(`${stripeUrl}/bench/reset`, { method: 'POST', body });
      await answer.body.dump();
    },
    report: async () => {
      const answer = await request(`${stripeUrl}/bench/report`);
      return (await answer.body.json()) as EmulatorReport;
    },
    stop: () => running.stop(),
  };
}
