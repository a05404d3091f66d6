import type { TaxState } from '../../store/state.ts';
import type { Scope } from '../../store/world.ts';

/** Stripe Tax of an account: off until its owner switches it on in the dashboard. */
export function taxOf({ account }: Scope): TaxState & { country: string } {
  return { active: false, countries: [], ...account.tax, country: account.country };
}

export function setTax(scope: Scope, tax: TaxState): void {
  scope.account.tax = tax;
  scope.world.changed();
}
