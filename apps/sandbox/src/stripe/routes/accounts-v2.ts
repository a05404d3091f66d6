import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { StripeError } from '../http/stripe-error.ts';
import { createAccountLink } from '../lifecycle/account/account-link.ts';
import { createAccount } from '../lifecycle/account/create-account.ts';
import { isoTime, renderAccountV2 } from '../objects/account-v2.ts';
import { connectedScopes, type Scope, scopeOf, type World } from '../store/world.ts';

const include = z.array(z.string()).optional();
const collector = z.enum(['application', 'stripe']).optional();
const fields = {
  contact_email: z.string().optional(),
  display_name: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  include,
};
const createParams = z.looseObject({
  ...fields,
  dashboard: z.enum(['full', 'express', 'none']).optional(),
  identity: z.looseObject({ country: z.string().optional() }).optional(),
  defaults: z
    .looseObject({
      currency: z.string().optional(),
      responsibilities: z.looseObject({ fees_collector: collector, losses_collector: collector }).optional(),
    })
    .optional(),
});
const updateParams = z.looseObject(fields);
const readParams = z.looseObject({ include });
const listParams = z.looseObject({ limit: z.coerce.number().optional(), closed: z.unknown().optional() });
const linkParams = z.looseObject({
  account: z.string(),
  use_case: z.looseObject({
    type: z.enum(['account_onboarding', 'account_update']),
    account_onboarding: z.object({ return_url: z.string().optional(), refresh_url: z.string() }).optional(),
    account_update: z.object({ return_url: z.string().optional(), refresh_url: z.string() }).optional(),
  }),
});

/** Accounts v2: JSON in, parts shown by `include`. */
export function accountV2Routes({ on, world }: Api): void {
  on('POST', '/v2/core/accounts', createParams, ({ input }) => {
    const responsibilities = input.defaults?.responsibilities;
    const { account } = createAccount(world, {
      email: input.contact_email ?? null,
      displayName: input.display_name ?? null,
      country: (input.identity?.country ?? 'DE').toUpperCase(),
      currency: input.defaults?.currency ?? 'eur',
      dashboard: input.dashboard ?? 'full',
      feesCollector: responsibilities?.fees_collector ?? 'stripe',
      lossesCollector: responsibilities?.losses_collector ?? 'stripe',
      metadata: input.metadata ?? {},
    });
    return renderAccountV2(account, input.include ?? []);
  });
  on('GET', '/v2/core/accounts', listParams, ({ input }) => {
    const accounts = connectedScopes(world)
      .filter(({ account }) => account.connected)
      .reverse();
    return {
      data: accounts.slice(0, input.limit ?? 20).map(({ account }) => renderAccountV2(account, [])),
      next_page_url: null,
      previous_page_url: null,
    };
  });
  on('GET', '/v2/core/accounts/:id', readParams, ({ input, id }) =>
    renderAccountV2(accountOf(world, id).account, input.include ?? []),
  );
  on('POST', '/v2/core/accounts/:id', updateParams, ({ input, id }) => {
    const { account } = accountOf(world, id);
    account.email = input.contact_email ?? account.email;
    account.displayName = input.display_name ?? account.displayName;
    account.metadata = { ...account.metadata, ...input.metadata };
    world.changed();
    return renderAccountV2(account, input.include ?? []);
  });
  on('POST', '/v2/core/account_links', linkParams, ({ input }) => {
    const scope = accountOf(world, input.account);
    const chosen = input.use_case.account_onboarding ?? input.use_case.account_update;
    const link = createAccountLink(scope, {
      returnUrl: chosen?.return_url ?? world.publicUrl,
      refreshUrl: chosen?.refresh_url ?? world.publicUrl,
    });
    return {
      object: 'v2.core.account_link',
      account: scope.account.id,
      created: isoTime(world.now()),
      expires_at: isoTime(link.expiresAt),
      livemode: false,
      url: link.url,
      use_case: input.use_case,
    };
  });
}

function accountOf(world: World, id: string): Scope {
  const scope = scopeOf(world, id);
  if (scope?.account.connected) return scope;
  throw new StripeError(404, {
    type: 'invalid_request_error',
    code: 'not_found',
    message: `Account ${id} not found.`,
  });
}
