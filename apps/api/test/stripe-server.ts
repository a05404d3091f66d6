import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const fault = JSON.stringify({ error: { type: 'api_error', message: 'Something is wrong at Stripe.' } });

export interface StripeCall {
  method: string;
  path: string;
  account: string | undefined;
  idempotencyKey: string | undefined;
  body: string;
}

/** As much of Stripe's HTTP as the api calls: remembers the calls, answers a key as it did before. */
export async function startStripeServer() {
  const calls: StripeCall[] = [];
  const answers = new Map<string, string>();
  /**
   * `refusal`: the code with which refunds are refused; `uses`: of each promotion code; `subscription`: how one that is read
   * differs from one that is paid by the month; `unpaid`: the difference of a switch cannot be charged.
   */
  const state = {
    down: false,
    ready: true,
    refusal: null as string | null,
    uses: 0,
    taxActive: false,
    subscription: {} as object,
    unpaid: false,
  };
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls.push(call);
    if (state.down) return response.writeHead(500, { 'content-type': 'application/json' }).end(fault);
    if (state.refusal && call.path === '/v1/refunds')
      return response.writeHead(400, { 'content-type': 'application/json' }).end(refused(state.refusal));
    const body =
      (call.idempotencyKey && answers.get(call.idempotencyKey)) ??
      JSON.stringify(
        switches(call, state) ??
          discountsAndTax(call, state, calls) ??
          objectFor(call, calls.length, state.ready),
      );
    if (call.idempotencyKey) answers.set(call.idempotencyKey, body);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    calls,
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readCall(request: IncomingMessage): Promise<StripeCall> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const header = (name: string) => request.headers[name] as string | undefined;
  return {
    method: request.method ?? '',
    path: new URL(request.url ?? '/', 'http://localhost').pathname,
    account: header('stripe-account'),
    idempotencyKey: header('idempotency-key'),
    body,
  };
}

function objectFor({ method, path, body }: StripeCall, n: number, ready: boolean): object {
  if (path === '/v1/checkout/sessions') {
    return {
      id: `cs_test_${n}`,
      object: 'checkout.session',
      url: `https://checkout.example.com/${n}`,
      expires_at: Math.floor(Date.now() / 1000) + 86_400,
    };
  }
  if (path.startsWith('/v1/payment_intents/')) return { latest_charge: { id: `ch_${path.slice(20)}` } };
  if (path.startsWith('/v1/charges/')) return { payment_intent: `pi_of_${path.slice(12)}` };
  if (path.startsWith('/v1/subscriptions/')) {
    const ends = new URLSearchParams(body).get('cancel_at_period_end') === 'true';
    return { id: path.slice(18), cancel_at: ends ? Math.floor(Date.now() / 1000) + 86_400 : null };
  }
  if (path === '/v1/refunds') {
    const amount = Number(new URLSearchParams(body).get('amount') ?? 1_000);
    return { id: `re_${n}`, status: 'succeeded', amount, currency: 'eur' };
  }
  if (path === '/v1/billing_portal/configurations') {
    return method === 'GET' ? { object: 'list', data: [], has_more: false } : { id: `bpc_${n}` };
  }
  if (path === '/v1/billing_portal/sessions') return { url: 'https://billing.example.com/portal' };
  if (path === '/v2/core/account_links') {
    const expires_at = new Date(Date.now() + 600_000).toISOString();
    return { object: 'v2.core.account_link', url: `https://connect.example.com/${n}`, expires_at };
  }
  if (path === '/v2/core/accounts' && method === 'POST') return account(`acct_new${n}`, ready);
  if (path.startsWith('/v2/core/accounts/')) return account(path.slice(18), ready);
  if (path.startsWith('/v1/prices/')) return { id: path.slice(11), product: 'prod_of_the_plan' };
  return { id: `${path === '/v1/prices' ? 'price' : 'prod'}_${n}`, object: 'object' };
}

/** A subscription as it is read before a switch, the preview, and the switch itself: always a charge of 4.50. */
function switches(
  { method, path, body }: StripeCall,
  state: { subscription: object; unpaid: boolean },
): object | null {
  if (path === '/v1/invoices/create_preview') {
    const line = (amount: number, description: string) => ({
      amount,
      description,
      parent: { subscription_item_details: { proration: true }, invoice_item_details: null },
    });
    return {
      currency: 'eur',
      total: 450,
      lines: { data: [line(-450, 'Unused time'), line(900, 'Remaining time')] },
    };
  }
  if (!path.startsWith('/v1/subscriptions/')) return null;
  if (method === 'GET') {
    const price = { id: 'price_of_now', recurring: { interval: 'month', interval_count: 1 } };
    const current_period_end = Math.floor(Date.now() / 1000) + 15 * 86_400;
    return {
      id: path.slice(18),
      status: 'active',
      currency: 'eur',
      cancel_at: null,
      cancel_at_period_end: false,
      trial_end: null,
      pending_update: null,
      items: { data: [{ id: 'si_1', current_period_end, price }] },
      ...state.subscription,
    };
  }
  if (!new URLSearchParams(body).has('items[0][price]')) return null;
  return {
    id: path.slice(18),
    pending_update: state.unpaid ? {} : null,
    latest_invoice: { id: 'in_1', hosted_invoice_url: 'https://invoice.example.com/1' },
  };
}

/** Promotion codes as they were made, all used as often; Stripe Tax, with one registration where it is on. */
function discountsAndTax(
  { method, path }: StripeCall,
  state: { uses: number; taxActive: boolean },
  calls: readonly StripeCall[],
): object | null {
  const made = calls.filter((call) => call.method === 'POST' && call.path === '/v1/promotion_codes').length;
  if (path === '/v1/promotion_codes' && method === 'POST')
    return { id: `promo_${made}`, object: 'promotion_code' };
  if (path === '/v1/promotion_codes') {
    const data = Array.from({ length: made }, (_, n) => ({
      id: `promo_${n + 1}`,
      times_redeemed: state.uses,
      active: true,
    }));
    return { object: 'list', data, has_more: false };
  }
  if (path === '/v1/coupons') return { id: `coupon_${made}`, object: 'coupon' };
  if (path === '/v1/tax/settings') {
    return state.taxActive
      ? { status: 'active', status_details: { active: {} } }
      : { status: 'pending', status_details: { pending: { missing_fields: ['head_office'] } } };
  }
  if (path === '/v1/tax/registrations') return { data: [{ country: 'FR' }], has_more: false };
  return null;
}

function refused(code: string): string {
  return JSON.stringify({ error: { type: 'invalid_request_error', code, message: 'no' } });
}

function account(id: string, ready: boolean) {
  const status = ready ? 'active' : 'restricted';
  return {
    id,
    object: 'v2.core.account',
    livemode: false,
    configuration: { merchant: { capabilities: { card_payments: { status } } } },
    requirements: { entries: [] },
  };
}
