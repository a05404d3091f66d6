import type { PortalConfiguration, PortalSession } from '../store/stored.ts';

export function buildPortalSession(input: {
  id: string;
  created: number;
  configuration: string;
  customer: string;
  returnUrl: string | null;
  url: string;
}): PortalSession {
  return {
    id: input.id,
    object: 'billing_portal.session',
    configuration: input.configuration,
    created: input.created,
    customer: input.customer,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: null,
    on_behalf_of: null,
    return_url: input.returnUrl,
    url: input.url,
  };
}

export function buildPortalConfiguration(input: {
  id: string;
  created: number;
  isDefault: boolean;
  headline: string | null;
  defaultReturnUrl: string | null;
  cancelMode: 'at_period_end' | 'immediately';
  cancelEnabled: boolean;
  paymentMethodUpdate: boolean;
  invoiceHistory: boolean;
  metadata: Record<string, string>;
  name: string | null;
}): PortalConfiguration {
  return {
    id: input.id,
    object: 'billing_portal.configuration',
    active: true,
    application: 'ca_sandbox',
    business_profile: { headline: input.headline, privacy_policy_url: null, terms_of_service_url: null },
    created: input.created,
    default_return_url: input.defaultReturnUrl,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: input.invoiceHistory },
      payment_method_update: { enabled: input.paymentMethodUpdate, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: input.cancelEnabled,
        mode: input.cancelMode,
        proration_behavior: 'none',
      },
      subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: input.isDefault,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: input.metadata,
    name: input.name,
    updated: input.created,
  };
}
