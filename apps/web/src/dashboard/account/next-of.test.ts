import { expect, test } from 'vitest';
import { nextOf } from './next-of.ts';

test.each([
  ['?next=%2Fo%2Forg_1', '/o/org_1'],
  ['', '/dashboard'],
  ['?next=https://example.com', '/dashboard'],
  ['?next=//example.com', '/dashboard'],
  ['?next=/%5Cexample.com', '/dashboard'],
])('%s: %s', (search, next) => {
  expect(nextOf(search)).toBe(next);
});
