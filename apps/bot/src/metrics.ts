import { Counter, Gauge, Registry } from '@latchkey/runtime/metrics';

export type BotMetrics = ReturnType<typeof createMetrics>;

/** How a bot that this process serves stands. */
export const botStates = ['up', 'starting', 'rejected'] as const;
export type BotState = (typeof botStates)[number];

/** @param statesOfBots asked whenever the metrics are read: bots are counted and never named, however many they are */
export function createMetrics(statesOfBots: () => readonly BotState[]) {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    updates: new Counter({
      name: 'bot_updates_total',
      help: 'Updates by kind and by what became of them: stored, duplicate, or refused by the api as invalid.',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    handlerFailures: new Counter({
      name: 'bot_handler_failures_total',
      help: 'Updates that were stored and could not be handled to the end.',
      labelNames: ['kind'] as const,
      registers,
    }),
    pollFailures: new Counter({
      name: 'bot_poll_failures_total',
      help: 'Failed requests for updates, by the status Telegram gave (0: no answer).',
      labelNames: ['status'] as const,
      registers,
    }),
    webhookRefusals: new Counter({
      name: 'bot_webhook_refusals_total',
      help: 'Webhook calls refused because their secret was wrong.',
      registers,
    }),
    unconfirmed: new Gauge({
      name: 'bot_unconfirmed_updates',
      help: 'Updates received and not stored yet, of all bots.',
      registers,
    }),
    bots: new Gauge({
      name: 'bot_bots',
      help: 'Bots that this process serves, by how they stand: up, starting, or rejected by Telegram.',
      labelNames: ['state'] as const,
      registers,
      collect() {
        const states = statesOfBots();
        for (const state of botStates) this.set({ state }, states.filter((one) => one === state).length);
      },
    }),
  };
}
