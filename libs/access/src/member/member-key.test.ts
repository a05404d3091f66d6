import { newId } from '@latchkey/db/new-id';
import { expect, test } from 'vitest';
import { memberCode } from './member-code.ts';
import { readMemberKey, signMemberKey } from './member-key.ts';

const secret = 'a secret of the tests';
const now = new Date('2026-11-20T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

test('a key says whose it is for thirty days, and nothing else does', () => {
  const buyerId = newId('buyer');
  const subscriberId = newId('subscriber');
  const key = signMemberKey(secret, { buyerId }, now);
  expect(readMemberKey(secret, key, later(29))).toEqual({ of: { buyerId } });
  expect(readMemberKey(secret, signMemberKey(secret, { subscriberId }, now), now)).toEqual({
    of: { subscriberId },
  });
  expect(readMemberKey(secret, key, later(31))).toBe('expired');
  expect(readMemberKey('another secret', key, now)).toBe('unknown');
  const [, until, mac] = key.split('.');
  for (const forged of ['', 'a.b.c', `${newId('buyer')}.${until}.${mac}`, `${key}.x`, key.slice(0, -1)]) {
    expect(readMemberKey(secret, forged, now)).toBe('unknown');
  }
});

test('a code has six digits and is another one each time', () => {
  const sessionId = newId('memberSession');
  const codes = [1, 2, 3].map((number) => memberCode(secret, { sessionId, number }));
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes).size).toBe(3);
  expect(memberCode(secret, { sessionId, number: 1 })).toBe(codes[0]);
  expect(memberCode(secret, { sessionId: newId('memberSession'), number: 1 })).not.toBe(codes[0]);
});
