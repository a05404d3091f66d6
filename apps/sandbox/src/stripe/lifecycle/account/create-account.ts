import { emptyHiddenFacts } from '../../store/hidden-facts.ts';
import { newId } from '../../store/new-id.ts';
import { type AccountState, defaultSettings } from '../../store/state.ts';
import type { Scope, World } from '../../store/world.ts';

export type AccountRequest = Pick<
  AccountState,
  | 'email'
  | 'displayName'
  | 'country'
  | 'currency'
  | 'dashboard'
  | 'feesCollector'
  | 'lossesCollector'
  | 'metadata'
>;

/** A connected account; it can sell when its paperwork is done. */
export function createAccount(world: World, request: AccountRequest, id = newId('acct', 16)): Scope {
  const account: AccountState = {
    ...request,
    id,
    platform: false,
    created: world.now(),
    ready: false,
    connected: true,
    settings: { ...defaultSettings },
    tables: {},
    hidden: emptyHiddenFacts(),
  };
  world.state.accounts[id] = account;
  world.changed();
  return { world, account };
}
