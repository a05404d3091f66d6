import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  flag,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
  textOrUnset,
} from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { buildPortalConfiguration, buildPortalSession } from '../objects/billing-portal.ts';
import { newId } from '../store/new-id.ts';
import { all, change, find, insert } from '../store/objects.ts';

const features = z
  .looseObject({
    subscription_cancel: z
      .looseObject({ enabled: flag, mode: z.enum(['at_period_end', 'immediately']).optional() })
      .optional(),
    payment_method_update: z.looseObject({ enabled: flag }).optional(),
    invoice_history: z.looseObject({ enabled: flag }).optional(),
  })
  .optional();
const fields = {
  business_profile: z.looseObject({ headline: textOrUnset.optional() }).optional(),
  default_return_url: textOrUnset.optional(),
  metadata: metadata.optional(),
  name: textOrUnset.optional(),
  ...accepted('login_page'),
};
const createParams = params({ ...fields, features });
const updateParams = params({ ...fields, active: flag.optional(), features });
const sessionParams = params({
  customer: text,
  configuration: text.optional(),
  return_url: text.optional(),
  ...accepted('flow_data', 'locale', 'on_behalf_of'),
});

export function billingPortalRoutes({ on }: Api): void {
  on('POST', '/v1/billing_portal/configurations', createParams, ({ scope, input }) =>
    insert(
      scope,
      'billing_portal.configuration',
      buildPortalConfiguration({
        id: newId('bpc'),
        created: scope.world.now(),
        isDefault: all(scope, 'billing_portal.configuration').length === 0,
        headline: input.business_profile?.headline ?? null,
        defaultReturnUrl: input.default_return_url ?? null,
        cancelEnabled: input.features?.subscription_cancel?.enabled ?? false,
        cancelMode: input.features?.subscription_cancel?.mode ?? 'at_period_end',
        paymentMethodUpdate: input.features?.payment_method_update?.enabled ?? false,
        invoiceHistory: input.features?.invoice_history?.enabled ?? false,
        metadata: mergeMetadata({}, input.metadata),
        name: input.name ?? null,
      }),
    ),
  );
  on(
    'GET',
    '/v1/billing_portal/configurations',
    params({ ...pageParams, active: flag.optional(), is_default: flag.optional() }),
    ({ scope, input, path }) => {
      const configurations = all(scope, 'billing_portal.configuration').filter(
        (one) => matches(one.active, input.active) && matches(one.is_default, input.is_default),
      );
      return listPage(configurations, input, path);
    },
  );
  on('GET', '/v1/billing_portal/configurations/:id', noParams, ({ scope, id }) =>
    find(scope, 'billing_portal.configuration', id),
  );
  on('POST', '/v1/billing_portal/configurations/:id', updateParams, ({ scope, input, id }) => {
    change(scope, 'billing_portal.configuration', id, (draft) => {
      draft.active = input.active ?? draft.active;
      if (input.default_return_url !== undefined) draft.default_return_url = input.default_return_url;
      if (input.name !== undefined) draft.name = input.name;
      const cancel = input.features?.subscription_cancel;
      if (cancel)
        Object.assign(draft.features.subscription_cancel, {
          enabled: cancel.enabled,
          mode: cancel.mode ?? draft.features.subscription_cancel.mode,
        });
      draft.metadata = mergeMetadata(draft.metadata ?? {}, input.metadata);
      draft.updated = scope.world.now();
    });
    return find(scope, 'billing_portal.configuration', id);
  });
  on('POST', '/v1/billing_portal/sessions', sessionParams, ({ scope, input }) => {
    find(scope, 'customer', input.customer, 'customer');
    const configuration = input.configuration
      ? find(scope, 'billing_portal.configuration', input.configuration, 'configuration')
      : all(scope, 'billing_portal.configuration').find((one) => one.is_default && one.active);
    if (!configuration) {
      throw invalidRequest(
        'No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode.',
      );
    }
    const id = newId('bps');
    return insert(
      scope,
      'billing_portal.session',
      buildPortalSession({
        id,
        created: scope.world.now(),
        configuration: configuration.id,
        customer: input.customer,
        returnUrl: input.return_url ?? configuration.default_return_url,
        url: `${scope.world.publicUrl}/stripe/portal/${id}`,
      }),
    );
  });
}
