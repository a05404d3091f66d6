import type { Server } from 'node:http';
import { numbered, numberOf } from '../load/numbering.ts';
import { activeSubscription } from '../stripe-objects/subscription.ts';
import { createJsonServer } from './json-server.ts';
import { count, type EmulatorState, report, reset } from './state.ts';

/**
 * As much of Stripe as a first payment reads: the subscription, with invoice and customer expanded. Plus the benchmark's own
 * two routes: how to behave, and what was counted.
 */
export function createStripe(state: EmulatorState): Server {
  const subscription = JSON.stringify(activeSubscription(Math.floor(Date.now() / 1000)));
  return createJsonServer(
    (url, body) => {
      if (url.pathname.startsWith('/v1/subscriptions/')) {
        count(state, 'GET /v1/subscriptions');
        return { status: 200, body: numbered(subscription, numberOf(url.pathname)) };
      }
      if (url.pathname === '/readyz') return { status: 200, body: '{}' };
      if (url.pathname === '/bench/report') return { status: 200, body: JSON.stringify(report(state)) };
      if (url.pathname === '/bench/reset') {
        reset(state, JSON.parse(body));
        return { status: 200, body: '{}' };
      }
      count(state, `unknown ${url.pathname}`);
      return null;
    },
    () => state.delayMs,
  );
}
