import type Stripe from 'stripe';
import type { AccountState } from '../store/state.ts';

/** On the wire a part that was not asked for by `include` is null. */
type Part<T> = T | null;
type AccountV2Answer = Omit<
  Stripe.V2.Core.Account,
  'configuration' | 'defaults' | 'identity' | 'requirements'
> & {
  configuration: Part<Stripe.V2.Core.Account.Configuration>;
  defaults: Part<Stripe.V2.Core.Account.Defaults>;
  identity: Part<Stripe.V2.Core.Account.Identity>;
  requirements: Part<Stripe.V2.Core.Account.Requirements>;
};

/** The v2 face of an account; parts are shown only where `include` names them. */
export function renderAccountV2(account: AccountState, include: readonly string[]): AccountV2Answer {
  const shown = new Set(include);
  return {
    id: account.id,
    object: 'v2.core.account',
    applied_configurations: ['merchant'],
    closed: false,
    configuration: shown.has('configuration.merchant') ? { merchant: merchantOf(account) } : null,
    ...(account.email === null ? {} : { contact_email: account.email }),
    created: isoTime(account.created),
    dashboard: account.dashboard,
    defaults: shown.has('defaults') ? defaultsOf(account) : null,
    ...(account.displayName === null ? {} : { display_name: account.displayName }),
    identity: shown.has('identity') ? { country: account.country.toLowerCase() } : null,
    livemode: false,
    metadata: account.metadata,
    requirements: shown.has('requirements') ? requirementsOf(account) : null,
  };
}

export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function merchantOf(account: AccountState): Stripe.V2.Core.Account.Configuration.Merchant {
  const capability = account.ready
    ? { status: 'active' as const, status_details: [] }
    : {
        status: 'restricted' as const,
        status_details: [{ code: 'requirements_past_due' as const, resolution: 'provide_info' as const }],
      };
  return {
    applied: true,
    capabilities: { card_payments: capability, sepa_debit_payments: capability },
    mcc: '5734',
    statement_descriptor: { descriptor: 'SANDBOX', prefix: 'SANDBOX' },
  };
}

function defaultsOf(account: AccountState): Stripe.V2.Core.Account.Defaults {
  return {
    currency: account.currency,
    locales: [],
    responsibilities: {
      fees_collector: account.feesCollector,
      losses_collector: account.lossesCollector,
      requirements_collector: 'stripe',
    },
  };
}

function requirementsOf(account: AccountState): Stripe.V2.Core.Account.Requirements {
  if (account.ready) return { entries: [] };
  return {
    entries: [
      {
        awaiting_action_from: 'user',
        description: 'identity.attestations.terms_of_service.account',
        errors: [],
        impact: {
          restricts_capabilities: [
            { capability: 'card_payments', configuration: 'merchant', deadline: { status: 'past_due' } },
          ],
        },
        minimum_deadline: { status: 'past_due' },
        requested_reasons: [{ code: 'routine_onboarding' }],
      },
    ],
    summary: { minimum_deadline: { status: 'past_due', time: isoTime(account.created) } },
  };
}
