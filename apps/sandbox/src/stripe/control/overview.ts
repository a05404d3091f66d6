import { renderAccount } from '../objects/account.ts';
import { all } from '../store/objects.ts';
import { connectedScopes, type World } from '../store/world.ts';

/** Everything there is, for `GET /stripe/control` and for tests. */
export function overview(world: World) {
  return {
    now: new Date(world.nowMs()).toISOString(),
    holding: world.state.holding,
    deliveries: Object.values(world.state.deliveries),
    events: Object.keys(world.state.events).length,
    accounts: connectedScopes(world).map((scope) => ({
      account: renderAccount(scope.account),
      connected: scope.account.connected,
      settings: scope.account.settings,
      products: all(scope, 'product'),
      prices: all(scope, 'price'),
      customers: all(scope, 'customer'),
      sessions: all(scope, 'checkout.session'),
      subscriptions: all(scope, 'subscription'),
      invoices: all(scope, 'invoice'),
      charges: all(scope, 'charge'),
      refunds: all(scope, 'refund'),
      disputes: all(scope, 'dispute'),
      payouts: all(scope, 'payout'),
    })),
  };
}
