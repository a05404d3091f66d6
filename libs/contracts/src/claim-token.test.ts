import { expect, test } from 'vitest';
import { ClaimToken, startPayloads } from './claim-token.ts';
import { idPrefixes } from './ids.ts';

// Telegram: Bot features, deep linking.
const startPayload = /^[A-Za-z0-9_-]{1,64}$/;
const secret = 'A-_z'.repeat(11).slice(0, 43);

test.each(Object.entries(startPayloads))(
  'a start payload for a %s fits, with a secret or an id',
  (_kind, prefix) => {
    expect(`${prefix}${secret}`).toMatch(startPayload);
    expect(`${prefix}${idPrefixes.plan}_${'0'.repeat(26)}`).toMatch(startPayload);
  },
);

test('what a payload is for is told by its beginning', () => {
  expect(new Set(Object.values(startPayloads)).size).toBe(Object.keys(startPayloads).length);
});

test('a claim token is 32 random bytes behind its prefix', () => {
  expect(ClaimToken.parse(`c-${secret}`)).toHaveLength(45);
  for (const wrong of [
    secret,
    `p-${secret}`,
    `c-${secret}A`,
    `c-${secret.slice(1)}`,
    `c-${secret.slice(1)}=`,
  ]) {
    expect(ClaimToken.safeParse(wrong).success).toBe(false);
  }
});
