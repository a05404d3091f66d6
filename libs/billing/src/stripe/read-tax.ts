import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { List } from './shapes/list.ts';

const Settings = z.object({
  status: z.string(),
  status_details: z
    .object({ pending: z.object({ missing_fields: z.array(z.string()).nullish() }).nullish() })
    .nullish()
    .catch(null),
});
const Registrations = List(z.object({ country: z.string() }));

export interface TaxFact {
  /** A checkout may ask for taxes to be calculated. */
  active: boolean;
  /** What Stripe still needs to know, in Stripe's words, e.g. `head_office`. */
  missing: string[];
  /** Countries, ISO 3166-1 alpha-2, in which the account is registered: elsewhere no tax is calculated. */
  registeredIn: string[];
}

/**
 * Whether Stripe Tax is on for a connected account, which is the one liable (Stripe: Tax for software platforms).
 * @throws {BillingFailure}
 */
export async function readTax(stripe: Stripe, { account }: { account: string }): Promise<TaxFact> {
  const settings = await callStripe(account, async (options) =>
    Settings.parse(await stripe.tax.settings.retrieve({}, options)),
  );
  const registrations = await callStripe(account, async (options) =>
    Registrations.parse(await stripe.tax.registrations.list({ status: 'active', limit: 100 }, options)),
  );
  return {
    active: settings.status === 'active',
    missing: settings.status_details?.pending?.missing_fields ?? [],
    registeredIn: [...new Set(registrations.data.map(({ country }) => country))].sort(),
  };
}
