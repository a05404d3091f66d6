import { expect, test } from 'vitest';
import { createSeal, SealBroken, tokenOf } from './seal.ts';

const [oldKey, newKey] = ['the-old-key-of-the-tests', 'the-new-key-of-the-tests'];
const secret = '7000000001:AA-emulated-token-of-thirty-five-letters';
const about = tokenOf(7_000_000_001);

test('what is sealed is opened, shows nothing of the secret, and is never the same twice', () => {
  const seal = createSeal([oldKey]);
  const sealed = seal.close(secret, about);
  expect(seal.open(sealed, about)).toBe(secret);
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
  expect(sealed).not.toContain('emulated');
  expect(seal.close(secret, about)).not.toBe(sealed);
});

test('while a key is rolled the first seals and all open', () => {
  const before = createSeal([oldKey]).close(secret, about);
  const rolling = createSeal([newKey, oldKey]);
  expect(rolling.open(before, about)).toBe(secret);
  expect(rolling.isFresh(before)).toBe(false);
  const after = rolling.close(secret, about);
  expect(rolling.isFresh(after)).toBe(true);
  expect(createSeal([newKey]).open(after, about)).toBe(secret);
  expect(() => createSeal([newKey]).open(before, about)).toThrow(SealBroken);
});

test('what was changed, or belongs to something else, is not opened', () => {
  const seal = createSeal([oldKey]);
  const sealed = seal.close(secret, about);
  expect(() => seal.open(sealed, tokenOf(7_000_000_002))).toThrow(SealBroken);
  const [form, key, body = ''] = sealed.split('.');
  const changed = Buffer.from(body, 'base64url');
  changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
  expect(() => seal.open([form, key, changed.toString('base64url')].join('.'), about)).toThrow(SealBroken);
  for (const broken of ['', 'v1', 'v2.x.y', `v1.${key}.AAAA`]) {
    expect(() => seal.open(broken, about)).toThrow(SealBroken);
  }
});
