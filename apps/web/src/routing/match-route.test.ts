import { expect, test } from 'vitest';
import { matchRoute } from './match-route.ts';

test.each([
  ['/', { page: 'status' }],
  ['/buy/pln_1', { page: 'buy', planId: 'pln_1' }],
  ['/buy/pln_1/', { page: 'buy', planId: 'pln_1' }],
  ['/checkout/done', { page: 'checkout-done' }],
  ['/checkout/cancelled', { page: 'checkout-cancelled' }],
  ['/buy', { page: 'not-found' }],
  ['/buy/pln_1/more', { page: 'not-found' }],
  ['/checkout/other', { page: 'not-found' }],
  ['/nowhere', { page: 'not-found' }],
])('%s', (pathname, route) => {
  expect(matchRoute(pathname)).toEqual(route);
});
