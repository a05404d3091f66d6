import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, signUp } from '../../test/call.ts';
import { startApi, type TestApi, webUrl } from '../../test/start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const person = { name: 'Ada', email: 'ada@example.com', password: 'a long password' };

function post(
  path: string,
  payload: object,
  headers: Record<string, string> = {},
  remoteAddress = '10.1.1.1',
) {
  return api.app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    headers: { origin: webUrl, ...headers },
    payload,
    remoteAddress,
  });
}

test('sign-up and sign-in give a session in an httpOnly cookie; sign-out ends it', async () => {
  expect((await post('/sign-up/email', person)).statusCode).toBe(200);
  const wrong = await post('/sign-in/email', { ...person, password: 'another password' });
  expect(wrong.statusCode).toBe(401);
  const signedIn = await post('/sign-in/email', person);
  expect(signedIn.statusCode).toBe(200);
  const [session] = signedIn.cookies;
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const cookie = `${session?.name}=${encodeURIComponent(session?.value ?? '')}`;
  const own = { cookie, origin: webUrl };
  expect(await call(api, 'organisation.list', undefined, own)).toMatchObject({ status: 200, data: [] });
  expect((await post('/sign-out', {}, { cookie })).statusCode).toBe(200);
  expect(await call(api, 'organisation.list', undefined, own)).toMatchObject({ errorCode: 'not_signed_in' });
});

test('attempts are limited per address, not for everybody, and headers cannot hide the address', async () => {
  const attempt = (address: string, headers = {}) =>
    post('/sign-in/email', { ...person, password: 'guessing it' }, headers, address);
  for (let n = 0; n < 3; n += 1) expect((await attempt('10.9.9.9')).statusCode).toBe(401);
  const forged = { 'x-real-ip': '10.3.3.3', 'x-forwarded-for': '10.3.3.4' };
  expect((await attempt('10.9.9.9', forged)).statusCode).toBe(429);
  expect((await attempt('10.8.8.8')).statusCode).toBe(401);
});

test('another site cannot sign anybody in', async () => {
  const response = await post('/sign-in/email', person, {
    origin: 'https://evil.example.net',
    cookie: 'latchkey.session_token=x',
  });
  expect(response.statusCode).toBe(403);
});

test('founding an organisation makes its founder the owner', async () => {
  const { caller } = await signUp(api);
  const founded = await call(api, 'organisation.create', { name: ' Morning Notes ' }, caller);
  expect(founded.data).toMatchObject({ name: 'Morning Notes' });
  const listed = await call(api, 'organisation.list', undefined, caller);
  expect(listed.data).toMatchObject([{ name: 'Morning Notes', role: 'owner', graceDays: 5 }]);
});
