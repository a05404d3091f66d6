import type { SandboxClock } from '../../clock.ts';
import type { StateSection } from '../../state.ts';
import { emptyHiddenFacts } from './hidden-facts.ts';
import { type AccountState, defaultSettings, platformId, type StripeState } from './state.ts';

export const apiVersion = '2026-10-28.endive';

/** Everything the emulation works on: time, state, and where its pages are. */
export interface World {
  readonly state: StripeState;
  readonly publicUrl: string;
  /** Unix seconds; inside `asOf` the time handed to it. */
  now(): number;
  nowMs(): number;
  /** Runs due work at the time it was due, so that its objects carry that time. */
  asOf(time: number, work: () => void): void;
  changed(): void;
  /** The API request being answered; its id goes onto the events it causes. */
  request: { id: string | null; idempotency_key: string | null };
  /** Called when there is something to deliver. */
  wakeDelivery: () => void;
}

/** One account's part of the world. Ids of one account do not exist in another. */
export interface Scope {
  readonly world: World;
  readonly account: AccountState;
}

export function createWorld(options: {
  clock: SandboxClock;
  state: StateSection<StripeState>;
  publicUrl: string;
}): World {
  let pinned: number | null = null;
  const world: World = {
    state: options.state.value,
    publicUrl: options.publicUrl.replace(/\/$/, ''),
    nowMs: () => options.clock.now().getTime(),
    now: () => pinned ?? Math.floor(options.clock.now().getTime() / 1000),
    asOf: (time, work) => {
      pinned = time;
      try {
        work();
      } finally {
        pinned = null;
      }
    },
    changed: () => options.state.changed(),
    request: { id: null, idempotency_key: null },
    wakeDelivery: () => {},
  };
  world.state.accounts[platformId] ??= platformAccount(world.now());
  return world;
}

export function scopeOf(world: World, accountId: string): Scope | undefined {
  const account = world.state.accounts[accountId];
  return account && { world, account };
}

export function platformScope(world: World): Scope {
  return scopeOf(world, platformId) as Scope;
}

export function connectedScopes(world: World): Scope[] {
  return Object.values(world.state.accounts)
    .filter((account) => !account.platform)
    .map((account) => ({ world, account }));
}

function platformAccount(created: number): AccountState {
  return {
    id: platformId,
    platform: true,
    created,
    email: 'platform@example.com',
    displayName: 'Sandbox platform',
    country: 'DE',
    currency: 'eur',
    dashboard: 'full',
    feesCollector: 'stripe',
    lossesCollector: 'stripe',
    metadata: {},
    ready: true,
    connected: true,
    settings: { ...defaultSettings },
    tables: {},
    hidden: emptyHiddenFacts(),
  };
}
