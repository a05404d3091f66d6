import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { type InitDataRules, telegramKeys, verifyInitData } from './verify-init-data.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
const now = new Date('2027-03-01T12:00:00Z');
const token = '42:a-token-of-the-tests';
const rules: InitDataRules = { botTelegramId: 42, publicKey: raw, token, now, maxAgeMs: 3_600_000 };
const user = JSON.stringify({ id: 4711, first_name: 'Ada', username: 'ada', language_code: 'fr' });
const seconds = (ago = 0) => String(now.getTime() / 1_000 - ago);

const lines = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');

function signed(fields: Record<string, string>, bot = 42): string {
  const text = Buffer.from(`${bot}:WebAppData\n${lines(fields)}`);
  const signature = sign(null, text, privateKey).toString('base64url');
  return new URLSearchParams({ ...fields, signature, hash: 'is not looked at' }).toString();
}

function hashed(fields: Record<string, string>, by = token): string {
  const secret = createHmac('sha256', 'WebAppData').update(by).digest();
  const hash = createHmac('sha256', secret).update(lines(fields)).digest('hex');
  return new URLSearchParams({ ...fields, hash }).toString();
}

const good = { auth_date: seconds(), query_id: 'AAHd', user };
const ada = { id: 4711, firstName: 'Ada', username: 'ada', languageCode: 'fr' };

test('is believed when Telegram has signed it for this bot, or when it was hashed with its token', () => {
  expect(verifyInitData(signed(good), { ...rules, token: null })).toEqual(ada);
  expect(verifyInitData(hashed(good), rules)).toEqual(ada);
});

test.each([
  ['nothing', ''],
  ['no data at all', 'hello'],
  ['forged: the person was changed', signed(good).replace('4711', '4712')],
  ['forged: hashed with another token', hashed(good, '42:another-token')],
  ['forged: neither signed nor hashed', new URLSearchParams(good).toString()],
  ['forged: a signature that is none', `${new URLSearchParams(good)}&signature=AAAA&hash=00`],
  ['a name that comes twice', `${signed(good)}&user=%7B%22id%22%3A1%7D`],
  ["another bot's, signed", signed(good, 43)],
  ["another bot's, hashed", hashed(good, '43:a-token-of-the-tests')],
  ['expired', signed({ ...good, auth_date: seconds(3_601) })],
  ['from tomorrow', signed({ ...good, auth_date: seconds(-86_400) })],
  ['without a date', signed({ query_id: 'AAHd', user })],
  ['without a person', signed({ auth_date: seconds() })],
  ['with a person that is none', signed({ ...good, user: '{"id":"4711"}' })],
])('is not believed: %s', (_, initData) => {
  expect(verifyInitData(initData, rules)).toBeNull();
});

test('a signature of a key that is not Telegram’s is not believed, whatever the token says', () => {
  const both = new URLSearchParams(signed(good));
  expect(verifyInitData(both.toString(), { ...rules, publicKey: telegramKeys.production })).toBeNull();
  expect(verifyInitData(hashed(good), { ...rules, token: null })).toBeNull();
});
