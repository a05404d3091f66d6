import { eventFamilies } from '@latchkey/billing/stripe/event-families';
import { Counter, type Registry } from '@latchkey/runtime/metrics';

/** Counts webhooks by result and by family of types: a sender cannot make up labels. */
export function webhookMetrics(registry: Registry) {
  const received = new Counter({
    name: 'stripe_webhooks_total',
    help: 'Stripe webhooks by result (accepted, duplicate, why ignored, why refused) and family of types.',
    labelNames: ['result', 'type'] as const,
    registers: [registry],
  });
  return {
    count: (result: string, eventType: string | null) =>
      received.inc({ result, type: eventType === null ? 'none' : familyOf(eventType) }),
  };
}

function familyOf(eventType: string): string {
  const prefix = eventFamilies.find(([each]) => eventType.startsWith(each))?.[0];
  return prefix?.replace(/\.$/, '') ?? 'other';
}
