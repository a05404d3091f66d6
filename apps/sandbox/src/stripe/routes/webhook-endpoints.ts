import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage } from '../http/list-page.ts';
import { flag, mergeMetadata, metadata, pageParams, params, text, textOrUnset } from '../http/params.ts';
import { buildWebhookEndpoint } from '../objects/webhook-endpoint.ts';
import { newId } from '../store/new-id.ts';
import { all, change, find, insert, remove } from '../store/objects.ts';
import type { WebhookEndpoint } from '../store/stored.ts';

const createParams = params({
  url: text,
  enabled_events: z.array(text).min(1),
  api_version: text.optional(),
  connect: flag.optional(),
  description: textOrUnset.optional(),
  metadata: metadata.optional(),
});
const updateParams = params({
  url: text.optional(),
  enabled_events: z.array(text).min(1).optional(),
  disabled: flag.optional(),
  description: textOrUnset.optional(),
  metadata: metadata.optional(),
});

export function webhookEndpointRoutes({ on }: Api): void {
  on('POST', '/v1/webhook_endpoints', createParams, ({ scope, input }) =>
    insert(
      scope,
      'webhook_endpoint',
      buildWebhookEndpoint({
        id: newId('we'),
        created: scope.world.now(),
        url: input.url,
        secret: newId('whsec', 32),
        enabledEvents: input.enabled_events,
        apiVersion: input.api_version ?? null,
        connect: input.connect ?? false,
        description: input.description ?? null,
        metadata: mergeMetadata({}, input.metadata),
      }),
    ),
  );
  on('GET', '/v1/webhook_endpoints', params(pageParams), ({ scope, input, path }) =>
    listPage(all(scope, 'webhook_endpoint').map(withoutSecret), input, path),
  );
  on('GET', '/v1/webhook_endpoints/:id', noParams, ({ scope, id }) =>
    withoutSecret(find(scope, 'webhook_endpoint', id)),
  );
  on('POST', '/v1/webhook_endpoints/:id', updateParams, ({ scope, input, id }) => {
    change(scope, 'webhook_endpoint', id, (endpoint) => {
      endpoint.url = input.url ?? endpoint.url;
      endpoint.enabled_events = input.enabled_events ?? endpoint.enabled_events;
      if (input.disabled !== undefined) endpoint.status = input.disabled ? 'disabled' : 'enabled';
      if (input.description !== undefined) endpoint.description = input.description;
      endpoint.metadata = mergeMetadata(endpoint.metadata, input.metadata);
    });
    return withoutSecret(find(scope, 'webhook_endpoint', id));
  });
  on('DELETE', '/v1/webhook_endpoints/:id', noParams, ({ scope, id }) => {
    find(scope, 'webhook_endpoint', id);
    remove(scope, 'webhook_endpoint', id);
    return { id, object: 'webhook_endpoint', deleted: true };
  });
}

/** The secret is told once, when the endpoint is made. */
function withoutSecret({ secret: _, ...endpoint }: WebhookEndpoint): Omit<WebhookEndpoint, 'secret'> {
  return endpoint;
}
