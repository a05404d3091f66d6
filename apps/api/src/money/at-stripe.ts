/**
 * Where a payment is seen in Stripe's dashboard; null where there is none to be seen (Stars, the sandbox, a payment of which no
 * intent is known). Stripe: Dashboard URLs of connected accounts.
 */
export function paymentAtStripe(
  of: { provider?: 'stripe' | 'stars'; account: string; livemode: boolean; paymentIntentId: string | null },
  { sandboxUrl }: { sandboxUrl: string | null },
): string | null {
  if (of.provider === 'stars' || !of.paymentIntentId || sandboxUrl !== null) return null;
  const mode = of.livemode ? '' : '/test';
  return `https://dashboard.stripe.com/${of.account}${mode}/payments/${of.paymentIntentId}`;
}
