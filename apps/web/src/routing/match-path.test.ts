import { expect, test } from 'vitest';
import { matchPath } from './match-path.ts';

test.each([
  ['/', '/', {}],
  ['/buy/$planId', '/buy/pln_1', { planId: 'pln_1' }],
  ['/buy/$planId', '/buy/pln_1/', { planId: 'pln_1' }],
  ['/c/$creator/$plan', '/c/ada/a%20plan', { creator: 'ada', plan: 'a plan' }],
  ['/c/$creator', '/c/%E0%A4%A', { creator: '%E0%A4%A' }],
  ['/checkout/done', '/checkout/done', {}],
  ['/buy/$planId', '/buy', null],
  ['/buy/$planId', '/buy/pln_1/more', null],
  ['/checkout/done', '/checkout/other', null],
  ['/', '/nowhere', null],
])('%s of %s', (pattern, pathname, params) => {
  expect(matchPath(pattern, pathname)).toEqual(params);
});
