import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage } from '../http/list-page.ts';
import { flag, pageParams, params, text, timeRange } from '../http/params.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import type { StoredEvent } from '../store/state.ts';
import type { Scope } from '../store/world.ts';

const listParams = params({
  ...pageParams,
  created: timeRange.optional(),
  delivery_success: flag.optional(),
  type: text.optional(),
  types: z.array(text).max(20).optional(),
});

export function eventRoutes({ on }: Api): void {
  on('GET', '/v1/events', listParams, ({ scope, input, path }) => {
    const events = eventsOf(scope)
      .filter((event) => input.type === undefined || isOfType(event.type, input.type))
      .filter((event) => input.types === undefined || input.types.includes(event.type))
      .filter(
        (event) =>
          input.delivery_success === undefined || input.delivery_success === (event.pending_webhooks === 0),
      )
      .filter((event) => inRange(event.created, input.created));
    return listPage(events, input, path);
  });
  on('GET', '/v1/events/:id', noParams, ({ scope, id }) => {
    const event = eventsOf(scope).find((one) => one.id === id);
    if (!event) throw resourceMissing('event', id, 'id');
    return event;
  });
}

/** Events of one account, oldest first. */
export function eventsOf(scope: Scope): StoredEvent[] {
  const account = scope.account.platform ? undefined : scope.account.id;
  return Object.values(scope.world.state.events).filter((event) => event.account === account);
}

function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
