import { expect, test } from 'vitest';
import { authResult } from './auth-failure.ts';

const refused = (error: { status: number; code?: string; retryAfter?: number; message?: string }) =>
  authResult(Promise.resolve({ data: null, error }));

test.each([
  [{ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' }, { kind: 'wrong' }],
  [{ status: 400, code: 'INVALID_PASSWORD' }, { kind: 'wrongPassword' }],
  [
    { status: 429, retryAfter: 12 },
    { kind: 'limited', retryAfter: 12 },
  ],
  [
    { status: 429, code: 'ACCOUNT_TEMPORARILY_LOCKED' },
    { kind: 'limited', retryAfter: 900 },
  ],
  [{ status: 503, code: 'MAIL_UNAVAILABLE' }, { kind: 'noMail' }],
  [{ status: 400, message: 'Email is the same' }, { kind: 'same' }],
  [{ status: 500 }, { kind: 'internal' }],
])('%o is %o', async (error, failure) => {
  await expect(refused(error)).rejects.toMatchObject(failure);
});

test('what was answered comes through; no answer is unreachable', async () => {
  expect(await authResult(Promise.resolve({ data: { status: true }, error: null }))).toEqual({
    status: true,
  });
  await expect(authResult(Promise.reject(new TypeError('fetch failed')))).rejects.toMatchObject({
    kind: 'unreachable',
  });
});
