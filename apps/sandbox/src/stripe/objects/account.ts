import type Stripe from 'stripe';
import type { AccountState } from '../store/state.ts';

/** The v1 face of an account, as `GET /v1/accounts/:id` and `account.updated` show it. */
export function renderAccount(account: AccountState): Stripe.Account {
  const due = account.ready ? [] : ['business_profile.url', 'external_account', 'tos_acceptance.date'];
  const status = account.ready ? ('active' as const) : ('inactive' as const);
  return {
    id: account.id,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: null,
      minority_owned_business_designation: null,
      name: account.displayName,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: null,
    capabilities: { card_payments: status, sepa_debit_payments: status, transfers: status },
    charges_enabled: account.ready,
    controller: {
      fees: { payer: account.feesCollector === 'stripe' ? 'account' : 'application' },
      is_controller: true,
      losses: { payments: account.lossesCollector },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: account.dashboard },
      type: 'application',
    },
    country: account.country,
    created: account.created,
    default_currency: account.currency,
    details_submitted: account.ready,
    email: account.email,
    external_accounts: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/accounts/${account.id}/external_accounts`,
    },
    future_requirements: requirements([]),
    metadata: account.metadata,
    payouts_enabled: account.ready,
    requirements: requirements(due),
    settings: settingsOf(account),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'none',
  };
}

function requirements(due: string[]): Stripe.Account.Requirements & Stripe.Account.FutureRequirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length === 0 ? null : 'requirements.past_due',
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}

function settingsOf(account: AccountState): Stripe.Account.Settings {
  return {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: account.displayName, timezone: 'Etc/UTC' },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
  };
}
