import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../../test/start-api.ts';

const publicWebUrl = 'https://latchkey.pages.dev';
let api: TestApi;
beforeAll(async () => {
  api = await startApi({ publicWebUrl, publicApiUrl: 'https://api.example.com' });
});
afterAll(() => api.close());

const payload = { name: 'Ada', email: 'ada@example.com', password: 'a long password' };

test('pages on another site than the api sign in: CORS, and cookies that go along', async () => {
  const preflight = await api.app.inject({
    method: 'OPTIONS',
    url: '/api/auth/sign-up/email',
    headers: { origin: publicWebUrl, 'access-control-request-method': 'POST' },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers['access-control-allow-credentials']).toBe('true');
  const signedUp = await api.app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    headers: { origin: publicWebUrl },
    payload,
  });
  expect(signedUp.statusCode).toBe(200);
  expect(signedUp.headers['access-control-allow-origin']).toBe(publicWebUrl);
  expect(signedUp.headers['access-control-expose-headers']).toContain('x-retry-after');
  const cookie = String(signedUp.headers['set-cookie']);
  expect(cookie).toMatch(
    /^__Secure-latchkey\.session_token=.*; HttpOnly; Secure; SameSite=None; Partitioned/,
  );
});

test('no other page is answered, nor may it act', async () => {
  const origin = 'https://other.pages.dev';
  const answer = await api.app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { origin, cookie: '__Secure-latchkey.session_token=x' },
    payload: {},
  });
  expect(answer.statusCode).toBe(403);
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
});
