import { z } from 'zod';
import { invalidRequest } from '../http/stripe-error.ts';
import { createAccount } from '../lifecycle/account/create-account.ts';
import { disconnect, reconnect } from '../lifecycle/account/disconnect.ts';
import { setReady } from '../lifecycle/account/set-ready.ts';
import { setTax, taxOf } from '../lifecycle/account/tax.ts';
import { createPayout, payoutFailed, payoutPaid } from '../lifecycle/money/payout.ts';
import { renderAccount } from '../objects/account.ts';
import { scopeOf } from '../store/world.ts';
import { type Controls, holderOf, nothing, optionalAmount } from './control-routes.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]);
const settingsBody = z
  .object({
    retryDays: z.union([z.array(z.number()), z.string().transform((list) => list.split(',').map(Number))]),
    afterRetries: z.enum(['cancel', 'unpaid', 'past_due']),
    draftMinutes: z.coerce.number().min(0),
    sepaDays: z.coerce.number().min(0),
    sepaStatus: z.enum(['active', 'incomplete']),
  })
  .partial();
const taxBody = z.looseObject({ active: flag, countries: z.array(z.string().length(2)).default([]) });
const createBody = z.object({
  id: z
    .string()
    .regex(/^acct_\w+$/)
    .optional(),
  email: z.string().optional(),
  displayName: z.string().optional(),
  country: z.string().optional(),
  currency: z.string().optional(),
  ready: flag.optional(),
});

export function accountControls({ on, world }: Controls): void {
  const account = (id: string) => {
    const scope = scopeOf(world, id);
    if (!scope || scope.account.platform)
      throw invalidRequest(`No account '${id}'.`, 'id', 'resource_missing');
    return scope;
  };
  on('accounts', createBody, (input) => {
    const request = {
      email: input.email ?? null,
      displayName: input.displayName ?? null,
      country: input.country ?? 'DE',
      currency: input.currency ?? 'eur',
      dashboard: 'full' as const,
      feesCollector: 'stripe' as const,
      lossesCollector: 'stripe' as const,
      metadata: {},
    };
    const scope =
      input.id !== undefined && scopeOf(world, input.id)
        ? account(input.id)
        : createAccount(world, request, input.id);
    setReady(scope, input.ready ?? true);
    return renderAccount(scope.account);
  });
  on('accounts/:id/ready', z.looseObject({ ready: flag.optional() }), (input, id) => {
    setReady(account(id), input.ready ?? true);
    return renderAccount(account(id).account);
  });
  on('accounts/:id/tax', taxBody, ({ active, countries }, id) => {
    setTax(account(id), { active, countries: active ? countries : [] });
    return taxOf(account(id));
  });
  on('accounts/:id/disconnect', nothing, (_, id) => disconnect(account(id)));
  on('accounts/:id/reconnect', nothing, (_, id) => reconnect(account(id)));
  on('accounts/:id/settings', settingsBody, (input, id) => {
    const { settings } = account(id).account;
    Object.assign(settings, input);
    world.changed();
    return settings;
  });
  on('accounts/:id/payout', z.looseObject({ amount: optionalAmount }), (input, id) => {
    const scope = account(id);
    return createPayout(scope, {
      amount: input.amount ?? null,
      currency: scope.account.currency,
      description: null,
      metadata: {},
    });
  });
  on('payouts/:id/paid', nothing, (_, id) => payoutPaid(holderOf(world, 'payout', id), id));
  on('payouts/:id/failed', nothing, (_, id) => payoutFailed(holderOf(world, 'payout', id), id));
}
