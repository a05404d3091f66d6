import { emit } from '../../store/emit.ts';
import type { Scope } from '../../store/world.ts';
import { applicationId } from '../ledger.ts';

/** The creator takes the platform's access away. Subscriptions stay as they are; every call for the account fails. */
export function disconnect(scope: Scope): void {
  emit(scope, 'account.application.deauthorized', {
    id: applicationId,
    object: 'application',
    name: 'Sandbox platform',
  });
  scope.account.connected = false;
  scope.world.changed();
}

export function reconnect(scope: Scope): void {
  scope.account.connected = true;
  emit(scope, 'account.application.authorized', {
    id: applicationId,
    object: 'application',
    name: 'Sandbox platform',
  });
}
