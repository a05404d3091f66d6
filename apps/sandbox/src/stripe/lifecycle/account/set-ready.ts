import { renderAccount } from '../../objects/account.ts';
import { emit } from '../../store/emit.ts';
import type { Scope } from '../../store/world.ts';

/** The paperwork is done (or found wanting): card payments become active (or restricted). */
export function setReady(scope: Scope, ready: boolean): void {
  const before = renderAccount(scope.account);
  if (scope.account.ready === ready) return;
  scope.account.ready = ready;
  const after = renderAccount(scope.account);
  emit(scope, 'account.updated', after, {
    capabilities: before.capabilities,
    charges_enabled: before.charges_enabled,
    details_submitted: before.details_submitted,
    payouts_enabled: before.payouts_enabled,
    requirements: before.requirements,
  });
}
