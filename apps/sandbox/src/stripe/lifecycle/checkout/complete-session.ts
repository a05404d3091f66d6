import { customerDetails } from '../../objects/checkout-session.ts';
import { emit } from '../../store/emit.ts';
import { change, find, peek } from '../../store/objects.ts';
import type { CheckoutSession } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { countRedemption } from '../discount/redeem.ts';

type Made = Partial<Pick<CheckoutSession, 'subscription' | 'invoice' | 'payment_intent' | 'customer'>>;

/** The page is done with; `unpaid` means that the money is on its way. */
export function completeSession(
  scope: Scope,
  id: string,
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required',
  payer: { email: string | null; name: string | null },
  made: Made,
): void {
  change(scope, 'checkout.session', id, (draft) => {
    const customer = made.customer ? peek(scope, 'customer', made.customer) : undefined;
    const email = draft.customer_email ?? customer?.email ?? payer.email ?? '';
    Object.assign(draft, made, { status: 'complete', payment_status: paymentStatus, url: null });
    if (draft.automatic_tax.enabled) draft.automatic_tax.status = 'complete';
    draft.customer_details = customerDetails(email, payer.name ?? customer?.name ?? null);
  });
  const facts = scope.account.hidden.sessions[id];
  if (facts?.coupon)
    countRedemption(scope, { coupon: facts.coupon, promotionCode: facts.promotionCode ?? null });
  emit(scope, 'checkout.session.completed', find(scope, 'checkout.session', id));
}

/** The debit of a completed session arrived, or did not. */
export function settleSession(scope: Scope, id: string, arrived: boolean): void {
  if (arrived) {
    change(scope, 'checkout.session', id, (draft) => {
      draft.payment_status = 'paid';
    });
  }
  const type = arrived ? 'checkout.session.async_payment_succeeded' : 'checkout.session.async_payment_failed';
  emit(scope, type, find(scope, 'checkout.session', id));
}
