import type { WebhookEndpoint } from '../store/stored.ts';

export function buildWebhookEndpoint(input: {
  id: string;
  created: number;
  url: string;
  secret: string;
  enabledEvents: string[];
  apiVersion: string | null;
  connect: boolean;
  description: string | null;
  metadata: Record<string, string>;
}): WebhookEndpoint {
  return {
    id: input.id,
    object: 'webhook_endpoint',
    api_version: input.apiVersion,
    application: input.connect ? 'ca_sandbox' : null,
    created: input.created,
    description: input.description,
    enabled_events: input.enabledEvents,
    livemode: false,
    metadata: input.metadata,
    secret: input.secret,
    status: 'enabled',
    url: input.url,
  };
}
