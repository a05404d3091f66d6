import { all } from '../store/objects.ts';
import { type AccountState, platformId } from '../store/state.ts';
import { platformScope, type World } from '../store/world.ts';

export interface WebhookTarget {
  id: string;
  url: string;
  secret: string;
  enabledEvents: readonly string[];
}

/** Endpoint given when the sandbox was started; held outside the state because it may change with each start. */
const startedWith = new WeakMap<World, WebhookTarget>();

export const startedWithId = 'we_startedWith';

export function useEndpoint(world: World, url: string, secret: string): void {
  startedWith.set(world, { id: startedWithId, url, secret, enabledEvents: ['*'] });
}

/**
 * Endpoints that hear of an account's events: for a connected account the platform's Connect endpoints and its
 * own; for the platform its own Account endpoints.
 */
export function webhookTargets(world: World, account: AccountState): WebhookTarget[] {
  const targets: WebhookTarget[] = [];
  const initial = startedWith.get(world);
  if (initial && account.id !== platformId) targets.push(initial);
  const platform = platformScope(world);
  if (account.id !== platformId) {
    targets.push(...endpointsOf(platform).filter((endpoint) => endpoint.connect));
  }
  targets.push(...endpointsOf({ world, account }).filter((endpoint) => !endpoint.connect));
  return targets;
}

export function targetById(world: World, account: AccountState, id: string): WebhookTarget | undefined {
  return webhookTargets(world, account).find((target) => target.id === id);
}

export function isSubscribedTo(target: WebhookTarget, type: string): boolean {
  return target.enabledEvents.includes('*') || target.enabledEvents.includes(type);
}

function endpointsOf(scope: Parameters<typeof all>[0]): (WebhookTarget & { connect: boolean })[] {
  return all(scope, 'webhook_endpoint')
    .filter((endpoint) => endpoint.status === 'enabled')
    .map((endpoint) => ({
      id: endpoint.id,
      url: endpoint.url,
      secret: endpoint.secret ?? '',
      enabledEvents: endpoint.enabled_events,
      connect: endpoint.application !== null,
    }));
}
