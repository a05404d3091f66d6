import { createHmac, createPublicKey, verify } from 'node:crypto';
import { emulatedMiniAppKey } from '@latchkey/runtime/emulated-mini-app-key';
import { expect, test } from 'vitest';
import type { BotRecord } from '../telegram-state.ts';
import { signInitData } from './sign-init-data.ts';

const bot = { token: '42:a-token', user: { id: 42 } } as BotRecord;

test('init data carries the signature for everybody, and the hash for who has the token', () => {
  const fields = Object.fromEntries(
    new URLSearchParams(signInitData(bot, { auth_date: '1', user: '{"id":1}' })),
  );
  const { hash, signature, ...given } = fields;
  const key = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(emulatedMiniAppKey, 'hex'),
  ]);
  const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
  const signed = Buffer.from('42:WebAppData\nauth_date=1\nuser={"id":1}');
  expect(verify(null, signed, publicKey, Buffer.from(signature ?? '', 'base64url'))).toBe(true);
  const secret = createHmac('sha256', 'WebAppData').update('42:a-token').digest();
  const lines = `auth_date=1\nsignature=${signature}\nuser={"id":1}`;
  expect(hash).toBe(createHmac('sha256', secret).update(lines).digest('hex'));
  expect(given).toEqual({ auth_date: '1', user: '{"id":1}' });
});
