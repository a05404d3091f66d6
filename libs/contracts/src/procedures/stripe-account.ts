import { z } from 'zod';
import { OrganisationId, StripeAccountId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

export const StripeAccountView = z.object({
  id: StripeAccountId,
  account: z.string(),
  livemode: z.boolean(),
  ready: z.boolean(),
  requirementsDue: z.array(z.string()),
  disconnectedAt: Instant.nullable(),
});
export type StripeAccountView = z.infer<typeof StripeAccountView>;

/** Stripe Tax of the organisation's account. */
export const TaxView = z.object({
  /** `active`: a checkout calculates it. `off`: Stripe still lacks what `missing` names. `no_account`: none is connected. */
  state: z.enum(['active', 'off', 'no_account']),
  missing: z.array(z.string()),
  /** Countries in which the seller is registered, ISO 3166-1; elsewhere no tax is calculated. */
  registeredIn: z.array(z.string()),
  /** Where the creator switches it on, and adds registrations. */
  settingsUrl: z.url(),
});
export type TaxView = z.infer<typeof TaxView>;

export const stripeAccount = {
  /** How the account stands by what was last read of it; null: none was opened yet. */
  get: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: StripeAccountView.nullable(),
  }),
  /** Makes the connected account when there is none and a link on which the creator completes it. */
  connect: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, email: z.email(), country: z.string().length(2).default('FR') }),
    output: z.object({ account: StripeAccountView, url: z.url() }),
  }),
  /** Whether Stripe Tax is on for the account, read of Stripe now, and where it is switched on. */
  tax: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: TaxView,
  }),
  /** Reads the account at Stripe again: what Stripe still asks for, and whether it may charge. */
  refresh: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId }),
    output: StripeAccountView,
  }),
};
