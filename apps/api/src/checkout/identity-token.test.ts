import { expect, test } from 'vitest';
import { readIdentity, signIdentity } from './identity-token.ts';

const now = new Date('2027-01-05T10:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const identity = { botTelegramId: 123_456_789, telegramId: 2 ** 52 - 1 };
const token = signIdentity('secret', identity, now);

test('a token says who will enter, and fits a link', () => {
  expect(token).toMatch(/^[\w-]{72}$/);
  expect(readIdentity('secret', token, later(23))).toEqual(identity);
});

test('one that is old, changed, cut or of another secret says nothing', () => {
  expect(readIdentity('secret', token, later(25))).toBeNull();
  expect(readIdentity('other', token, now)).toBeNull();
  expect(readIdentity('secret', token.slice(0, -4), now)).toBeNull();
  for (const at of [3, 15, 25, 60]) {
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(readIdentity('secret', changed, now)).toBeNull();
  }
});
