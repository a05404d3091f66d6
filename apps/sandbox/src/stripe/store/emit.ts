import { isSubscribedTo, webhookTargets } from '../delivery/webhook-targets.ts';
import { newId } from './new-id.ts';
import type { PreviousAttributes } from './objects.ts';
import type { StoredEvent } from './state.ts';
import { apiVersion, type Scope } from './world.ts';

/** Records a snapshot event of the account and puts it up for delivery to every endpoint that wants it. */
export function emit(
  scope: Scope,
  type: string,
  object: unknown,
  previous?: PreviousAttributes,
): StoredEvent {
  const { world, account } = scope;
  const event: StoredEvent = {
    id: newId('evt'),
    object: 'event',
    ...(account.platform ? {} : { account: account.id }),
    api_version: apiVersion,
    created: world.now(),
    data: {
      object: structuredClone(object),
      ...(previous && Object.keys(previous).length > 0 ? { previous_attributes: previous } : {}),
    },
    livemode: false,
    pending_webhooks: 0,
    request: { ...world.request },
    type,
  };
  world.state.events[event.id] = event;
  queueDeliveries(scope, event);
  world.changed();
  world.wakeDelivery();
  return event;
}

/** Puts an event up for delivery; of an account that has disconnected nobody hears any more. */
export function queueDeliveries(scope: Scope, event: StoredEvent, forced = false): void {
  const { world, account } = scope;
  if (!account.connected) return;
  for (const target of webhookTargets(world, account)) {
    if (!isSubscribedTo(target, event.type)) continue;
    const id = newId('del');
    world.state.deliveries[id] = {
      id,
      event: event.id,
      endpoint: target.id,
      attempts: 0,
      nextAttemptAt: world.nowMs(),
      firstAttemptAt: world.nowMs(),
      lastError: null,
      forced,
    };
    event.pending_webhooks += 1;
  }
}
