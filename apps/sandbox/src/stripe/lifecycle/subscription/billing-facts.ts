import type { BillingFacts } from '../../store/hidden-facts.ts';
import { idOf } from '../../store/id-of.ts';
import { find } from '../../store/objects.ts';
import type { Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

export function billingFacts(scope: Scope, subscription: string): BillingFacts {
  const { billing } = scope.account.hidden;
  billing[subscription] ??= {
    refusal: null,
    refusalsLeft: null,
    trialWarned: false,
    unsettled: [],
    pendingLines: [],
    coupon: null,
  };
  return billing[subscription];
}

export function forgetUnsettled(scope: Scope, subscription: string, invoice: string): void {
  const facts = billingFacts(scope, subscription);
  facts.unsettled = facts.unsettled.filter((id) => id !== invoice);
}

export function currentPeriod(subscription: Subscription): { start: number; end: number } {
  const { data } = subscription.items;
  return {
    start: Math.min(...data.map((item) => item.current_period_start)),
    end: Math.max(...data.map((item) => item.current_period_end)),
  };
}

/** The method that is charged when nobody is there to choose one. */
export function paymentMethodOf(scope: Scope, subscription: Subscription): string | null {
  const customer = find(scope, 'customer', subscription.customer);
  return subscription.default_payment_method ?? idOf(customer.invoice_settings.default_payment_method);
}
