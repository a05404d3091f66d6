import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';

const Configurations = z.object({
  data: z.array(z.object({ id: z.string().min(1), metadata: z.record(z.string(), z.string()).nullish() })),
});
const Created = z.object({ id: z.string().min(1) });
const Session = z.object({ url: z.url() });

/** Raised whenever the settings below change: an account then gets a configuration of the new kind. */
const mark = { latchkey_portal: '1' };

export interface PortalOf {
  account: string;
  customerId: string;
  /** Where the payer comes back to. */
  returnUrl: string;
  locale: 'en' | 'fr';
}

/**
 * Opens Stripe's customer portal on the creator's account, where the payer changes the card (Stripe: Customer portal,
 * deep links). A portal needs a configuration on that very account: ours is looked for by its mark, and made once. It lets nobody
 * cancel: that is done on our page, where what follows from it is said.
 *
 * @throws {BillingFailure} `gone` when the account has no such customer
 */
export async function openPortal(stripe: Stripe, of: PortalOf): Promise<{ url: string }> {
  const configuration = await configurationOf(stripe, of.account);
  return callStripe(of.account, async (options) =>
    Session.parse(
      await stripe.billingPortal.sessions.create(
        {
          customer: of.customerId,
          configuration,
          return_url: of.returnUrl,
          locale: of.locale,
          flow_data: {
            type: 'payment_method_update',
            after_completion: { type: 'redirect', redirect: { return_url: of.returnUrl } },
          },
        },
        options,
      ),
    ),
  );
}

async function configurationOf(stripe: Stripe, account: string): Promise<string> {
  const { data } = await callStripe(account, async (options) =>
    Configurations.parse(
      await stripe.billingPortal.configurations.list({ active: true, limit: 100 }, options),
    ),
  );
  const ours = data.find(({ metadata }) => metadata?.latchkey_portal === mark.latchkey_portal);
  if (ours) return ours.id;
  return callStripe(account, async (options) => {
    const created = await stripe.billingPortal.configurations.create(
      {
        metadata: mark,
        features: {
          payment_method_update: { enabled: true },
          invoice_history: { enabled: true },
          subscription_cancel: { enabled: false },
        },
      },
      { ...options, idempotencyKey: `portal-${mark.latchkey_portal}-${account}` },
    );
    return Created.parse(created).id;
  });
}
