import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage } from '../http/list-page.ts';
import { accepted, mergeMetadata, metadata, pageParams, params, text, textOrUnset } from '../http/params.ts';
import { createAccountLink } from '../lifecycle/account/account-link.ts';
import { createAccount } from '../lifecycle/account/create-account.ts';
import { findAccount } from '../lifecycle/account/find-account.ts';
import { renderAccount } from '../objects/account.ts';
import { connectedScopes, scopeOf } from '../store/world.ts';

const createParams = params({
  country: text.optional(),
  email: textOrUnset.optional(),
  default_currency: text.optional(),
  metadata: metadata.optional(),
  controller: z
    .looseObject({ stripe_dashboard: z.object({ type: z.enum(['full', 'express', 'none']) }).optional() })
    .optional(),
  ...accepted('type', 'capabilities', 'business_type', 'business_profile', 'settings', 'tos_acceptance'),
});
const linkParams = params({
  account: text,
  type: z.enum(['account_onboarding', 'account_update']),
  return_url: text,
  refresh_url: text,
  ...accepted('collect', 'collection_options'),
});

/** The v1 face of accounts. */
export function accountRoutes({ on, world }: Api): void {
  on('GET', '/v1/account', noParams, ({ scope }) => renderAccount(scope.account));
  on('GET', '/v1/accounts', params(pageParams), ({ input, path }) => {
    const accounts = connectedScopes(world).filter(({ account }) => account.connected);
    return listPage(
      accounts.map(({ account }) => renderAccount(account)),
      input,
      path,
    );
  });
  on('GET', '/v1/accounts/:id', noParams, ({ id }) => renderAccount(findAccount(world, id).account));
  on('POST', '/v1/accounts', createParams, ({ input }) =>
    renderAccount(
      createAccount(world, {
        email: input.email ?? null,
        displayName: null,
        country: input.country ?? 'DE',
        currency: input.default_currency ?? 'eur',
        dashboard: input.controller?.stripe_dashboard?.type ?? 'full',
        feesCollector: 'stripe',
        lossesCollector: 'stripe',
        metadata: mergeMetadata({}, input.metadata),
      }).account,
    ),
  );
  on('POST', '/v1/account_links', linkParams, ({ input }) => {
    const scope = scopeOf(world, input.account) ?? findAccount(world, input.account);
    const link = createAccountLink(scope, { returnUrl: input.return_url, refreshUrl: input.refresh_url });
    return { object: 'account_link', created: world.now(), expires_at: link.expiresAt, url: link.url };
  });
}
