import { Counter, Gauge, Registry } from '@latchkey/runtime/metrics';

export type BotMetrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
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
      help: 'Updates received and not stored yet.',
      registers,
    }),
  };
}
