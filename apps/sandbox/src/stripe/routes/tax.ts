import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage } from '../http/list-page.ts';
import { pageParams, params, text } from '../http/params.ts';
import { taxOf } from '../lifecycle/account/tax.ts';

export function taxRoutes({ on }: Api): void {
  on('GET', '/v1/tax/settings', noParams, ({ scope }) => {
    const { active, country } = taxOf(scope);
    return {
      object: 'tax.settings',
      defaults: { provider: 'stripe', tax_behavior: null, tax_code: null },
      head_office: active
        ? { address: { city: null, country, line1: null, line2: null, postal_code: null, state: null } }
        : null,
      livemode: false,
      status: active ? 'active' : 'pending',
      status_details: active
        ? { active: {} }
        : { pending: { missing_fields: ['head_office.address.country'] } },
    };
  });
  on(
    'GET',
    '/v1/tax/registrations',
    params({ ...pageParams, status: text.optional() }),
    ({ scope, path, input }) => {
      const registrations = taxOf(scope).countries.map((country) => ({
        id: `taxreg_${scope.account.id.slice(5)}${country}`,
        object: 'tax.registration',
        active_from: scope.account.created,
        country,
        country_options: {
          [country.toLowerCase()]: { type: 'standard', standard: { place_of_supply_scheme: 'standard' } },
        },
        created: scope.account.created,
        expires_at: null,
        livemode: false,
        status: 'active',
      }));
      return listPage(registrations, input, path);
    },
  );
}
